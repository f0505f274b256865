"""The text in one plain form of the same length, so that every offset stays true."""

import re

FILLER = "\u2060"
"""Stands where two characters became one; words are looked up without it."""

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\t\u00ad\u200b\ufeff", " "),
        **dict.fromkeys("\r\u2028\u2029\u0085\v\f", "\n"),
        **dict.fromkeys("\u00d7\u2715\u2716", "x"),
        **dict.fromkeys("\u2018\u2019\u00b4`", "'"),
        "\u2044": "/",
    }
)

_PAIRS = {
    **{"a\u030a": "å", "e\u0301": "é"},  # decomposed, as some phones and file systems write
    **{"ã¸": "ø", "ã¥": "å", "ã¦": "æ", "ã©": "é", "ã\x98": "ø", "ã\x85": "å", "ã\x86": "æ"},  # UTF-8 read as Latin-1
}
_PAIR = re.compile("|".join(map(re.escape, _PAIRS)))

EXAMPLES = {
    "Møte 3.–5. NOV": "møte 3.-5. nov",
    "2×7\u00a0km": "2x7 km",
    "mÃ¸te": f"mø{FILLER}te",
}


def normalise(text: str) -> str:
    """The text in lower case with one kind of dash, space and times sign; as long as the text itself."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters (İ) have a longer lower case
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    plain = lower.translate(_CHARACTERS)
    if plain.isascii():
        return plain
    return _PAIR.sub(lambda pair: _PAIRS[pair.group()] + FILLER, plain)
