"""The text in one plain form of the same length, so that every offset stays true."""

import re

FILLER = "\u2060"
"""Stands where several characters became one; words are looked up without it."""

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

_BROKEN = {
    **{"a\u030a": "å", "e\u0301": "é", "o\u0308": "ö", "a\u0300": "à"},  # decomposed, as phones and file systems write
    **{"ã¸": "ø", "ã¥": "å", "ã¦": "æ", "ã©": "é", "ã ": "à", "ã³": "ó"},  # UTF-8 read as Latin-1 or Windows-1252
    **{"ã\x98": "ø", "ã\x85": "å", "ã\x86": "æ", "ã˜": "ø", "ã…": "å", "ã†": "æ", "â½": "½", "â ": " "},
    **{"â\x80\x93": "-", "â\x80\x94": "-", "â€“": "-", "â€”": "-", "â€™": "'", "â‚¬": "€"},
}
_BROKEN_LETTER = re.compile("|".join(map(re.escape, sorted(_BROKEN, key=len, reverse=True))))

EXAMPLES = {
    "Møte 3.–5. NOV": "møte 3.-5. nov",
    "2×7\u00a0km": "2x7 km",
    "mÃ¸te": f"mø{FILLER}te",
    "3.â€“5. nov": f"3.{FILLER}{FILLER}-5. nov",
    "eldrera\u030adet": f"eldrerå{FILLER}det",
}


def normalise(text: str) -> str:
    """The text in lower case with one kind of dash, space and times sign; as long as the text itself."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters (İ) have a longer lower case
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    plain = lower.translate(_CHARACTERS)
    if plain.isascii():
        return plain
    return _BROKEN_LETTER.sub(_mend, plain)


def _mend(found: re.Match[str]) -> str:
    """The character that was broken; fillers stand inside a word after a letter, and before a mark."""
    meant, length = _BROKEN[found.group()], len(found.group())
    return meant.ljust(length, FILLER) if meant.isalpha() else meant.rjust(length, FILLER)
