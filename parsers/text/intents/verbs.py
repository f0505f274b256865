"""Verbs and counting words of orders about whole claims, as patterns for those that read a short text as a whole."""

from parsers.text.words.lexicon import counts

SENDING = r"(?:sende?|levere?|submit)"
DELETING = r"(?:slett[ea]?|fjerne?|kaste?|stryke?|delete|remove|discard)"
TAKING_BACK = r"(?:trekke? tilbake|withdraw)"

COUNTS = counts()
COUNT = "|".join(COUNTS)
