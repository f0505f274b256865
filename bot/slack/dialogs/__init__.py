"""The dialogs that Slack opens: a module each, all in one table."""
