"""Every word that people read: mail, chat, web; translations."""
