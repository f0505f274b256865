"""Slack as a channel: cards, modals, events, delivery."""
