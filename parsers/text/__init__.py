"""From a message's words to what they claim: rules and data only, the same text always read the same."""

from parsers.text.reader import Reader
from parsers.text.reading import Found, Reading

__all__ = ["Found", "Reader", "Reading"]
