"""The bot's web server: Slack over HTTP, and a page that says whether it is well."""
