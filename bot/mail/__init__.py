"""Mail as a channel: fetched over IMAP, sent over SMTP."""
