"""Verbs and counting words of orders about whole claims, as patterns for those that read a short text as a whole."""

SENDING = r"(?:sende?|levere?|submit)"
DELETING = r"(?:slett[ea]?|fjerne?|kaste?|stryke?|delete|remove|discard)"
TAKING_BACK = r"(?:trekke? tilbake|withdraw)"

COUNTS = {"en": 1, "ett": 1, "ein": 1, "eitt": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3} | {
    "fire": 4, "four": 4, "fem": 5, "five": 5, "seks": 6, "six": 6,
}  # fmt: skip
COUNT = "|".join(COUNTS)
