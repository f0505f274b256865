"""The text in one plain form of the same length, so that every offset stays true."""

import re
import unicodedata

FILLER = "\u2060"
"""Stands where several characters became one, or one that has no width; words and numbers are read without it."""

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\t", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200e\u200f\u202a\u202c\u202d\u2066\u2068\u2069\ufeff", FILLER),
        **dict.fromkeys("\r\u2028\u2029\u0085\v\f", "\n"),
        **dict.fromkeys("\u00d7\u2715\u2716", "x"),
        **dict.fromkeys("\u2018\u2019\u00b4`", "'"),
        "\u2044": "/",
    }
)

_BROKEN = {
    **{"ã¸": "ø", "ã¥": "å", "ã¦": "æ", "ã©": "é", "ã ": "à", "ã³": "ó"},  # UTF-8 read as Latin-1 or Windows-1252
    **{"ã\x98": "ø", "ã\x85": "å", "ã\x86": "æ", "ã˜": "ø", "ã…": "å", "ã†": "æ", "â½": "½", "â ": " "},
    **{"â\x80\x93": "-", "â\x80\x94": "-", "â€“": "-", "â€”": "-", "â€™": "'", "â‚¬": "€"},
}
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u2714\u2763-\u2764\u2b50\ufe0f\u200d]")
_SMILEY = re.compile(r"(?<![^\s.,!?)])(?:[:;]-?[)(dp]|=\)|<3(?! ?(?:t|h|timer?|timar|hours?|km|kr|år)\b))(?![^\s.,!?])")
"""The same in common signs, between blanks and marks: `takk :)`, `takk <3`; not `<3 timer`."""
_BROKEN_LETTER = re.compile(
    "|".join((r"[a-z][\u0300-\u036f]", *map(re.escape, sorted(_BROKEN, key=len, reverse=True))))
)
_BLANK, _NO_TAB = re.compile(" +"), re.compile(r"[^\t]")
_UNUSUAL = re.compile(f"[{re.escape(''.join(map(chr, _CHARACTERS)))}ãâ\u0300-\u036f]")
"""What is translated or mended; most messages have none of it."""

EXAMPLES = {
    "Møte 3.–5. NOV": "møte 3.-5. nov",
    "2×7\u00a0km": "2x7 km",
    "mÃ¸te": f"mø{FILLER}te",
    "3.â€“5. nov": f"3.{FILLER}{FILLER}-5. nov",
    "eldrera\u030adet": f"eldrerå{FILLER}det",
    "kommune\u00adstyret": f"kommune{FILLER}styret",
    "4\u200b2 km": f"4{FILLER}2 km",
    "møte 3.5.\r\n7 km\rbom": "møte 3.5. \n7 km\nbom",
}


def normalise(text: str) -> str:
    """The text in lower case with one kind of dash, space and times sign; as long as the text itself."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters (İ) have a longer lower case
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if not _UNUSUAL.search(lower):
        return lower
    one_end = lower.replace("\r\n", " \n")  # mail ends lines with both: they are one
    return _BROKEN_LETTER.sub(_mend, one_end.translate(_CHARACTERS))


def without_emoji(plain: str) -> str:
    """The plain text with a blank for each sign of an emoji, and of a smiley."""
    text = _SMILEY.sub(lambda sign: " " * len(sign.group()), plain)
    return text if text.isascii() else _EMOJI.sub(" ", text)


def as_written(text: str, plain: str) -> str:
    """The text in its own letters and common blanks, blank where the plain text has come to be; tabs part cells."""
    lower = text.lower()
    if lower == plain:
        return text
    begin, end = len(plain) - len(plain.lstrip(" ")), len(plain.rstrip(" "))
    if lower[begin:end] == plain[begin:end] and "\t" not in text:  # a greeting above, a signature below
        return " " * begin + text[begin:end] + " " * (len(text) - end)
    parts: list[str] = []
    seen = 0
    for blank in _BLANK.finditer(plain):
        start, end = blank.span()
        parts += (text[seen:start], _NO_TAB.sub(" ", text[start:end]))
        seen = end
    return "".join((*parts, text[seen:]))


def _mend(found: re.Match[str]) -> str:
    """The character that was broken; fillers stand inside a word after a letter, and before a mark."""
    written = found.group()
    length = len(written)
    meant = _BROKEN.get(written) or unicodedata.normalize("NFC", written)  # a\u030a, as phones and file systems write å
    meant = meant if len(meant) < length else written[0]
    return meant.ljust(length, FILLER) if meant.isalpha() else meant.rjust(length, FILLER)
