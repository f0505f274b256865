"""National identity numbers in what people write: nobody needs them here, so they are struck out."""

import datetime as dt
import re

# Eleven digits, or as people set them apart; dots only before a hyphen, for a sum may follow a date.
_SHAPES = (
    r"[0-9]{6}[ \u00a0-]?[0-9]{3}[ \u00a0]?[0-9]{2}",
    r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}[ \u00a0]?-[ \u00a0]?[0-9]{5}",
    r"[0-9]{2}[ \u00a0][0-9]{2}[ \u00a0][0-9]{2}[ \u00a0][0-9]{5}",
)
_WRITTEN = re.compile(rf"(?<![0-9])(?:{'|'.join(_SHAPES)})(?![0-9])")
_NAMED = re.compile(
    r"(?:f[øo]dsels?|person|identitets?|d|h)[ -]?(?:nummer|numer|nr)|\bf\.?nr|personal number|identity number|\bssn\b",
    re.IGNORECASE,
)
_NEAR = 25
_MARK = "•"
_STRUCK = re.compile(rf"(?:{_MARK}[\s.-]{{0,3}}){{10}}{_MARK}")
_WEIGHTS_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_WEIGHTS_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def struck_out(text: str) -> str:
    """The text with the digits of every identity number replaced, one mark a digit: everything stays where it stands.

    Numbers whose check digits are wrong are struck out where the words before them call them identity numbers.
    """
    return _WRITTEN.sub(lambda found: _without(found, text), text)


def is_struck_out(text: str) -> bool:
    """True where `struck_out` has replaced something."""
    return _STRUCK.search(text) is not None


def is_identity_number(digits: str) -> bool:
    """True for the eleven digits of a fødselsnummer, D- or H-number, or one of a synthetic person.

    Both check digits are those of the population register; from 2032 numbers are given out whose first leaves a
    remainder of up to three.
    """
    numbers = [int(digit) for digit in digits]
    first = sum(weight * number for weight, number in zip(_WEIGHTS_1, numbers, strict=False)) % 11
    second = sum(weight * number for weight, number in zip(_WEIGHTS_2, numbers, strict=True)) % 11
    return first <= 3 and second == 0 and _has_birthday(*numbers[:4])


def _has_birthday(day_tens: int, day_ones: int, month_tens: int, month_ones: int) -> bool:
    # A D-number has 40 added to the day; an H-number 40, and a synthetic one 80 or 65, to the month.
    day, month = 10 * day_tens + day_ones, 10 * month_tens + month_ones
    months = {month - added for added in (0, 40, 65, 80)} & set(range(1, 13))
    return any(_is_day(day - added, month) for added in (0, 40) for month in months)


def _is_day(day: int, month: int) -> bool:
    try:
        # A leap year: the number alone does not say the century.
        dt.date(2000, month, day)
    except ValueError:
        return False
    return True


def _without(found: re.Match[str], text: str) -> str:
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if _NAMED.search(before) or is_identity_number(re.sub(r"[^0-9]", "", found[0])):
        return re.sub(r"[0-9]", _MARK, found[0])
    return found[0]
