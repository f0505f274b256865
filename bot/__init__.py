"""Talks with people: conversation, actions, one folder a channel, the command line."""
