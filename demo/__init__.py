"""What a demonstration and the tests need around the bot: a Slack workspace and a mail server on loopback."""
