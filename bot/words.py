"""Every word that people read, in their own language, with numbers, money and dates as they write them.

The texts stand in `templates/locale/<language>/godtgjort.po` under symbolic ids such as `card.submit`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from claims.clock import OSLO
from claims.people import Language

# British English: day before month, as everybody in Norway reads a date.
LOCALES: dict[Language, str] = {"nb": "nb", "nn": "nn", "en": "en_GB"}

NBSP = "\u00a0"


class Words:
    """The texts and formats of one language; an id without a text is a KeyError, never an empty word."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._locale = LOCALES[language]
        self._texts = texts(language)

    def known(self, *ids: str) -> str | None:
        """The first of the ids that has a text; None when none has."""
        return next((id for id in ids if id in self._texts), None)

    def t(self, id: str, **values: str) -> str:
        """The text with its `{placeholders}` filled."""
        return self._texts[id][0].format_map(values)

    def n(self, id: str, count: Decimal | int, **values: str) -> str:
        """The text's singular or plural; `{count}` is the formatted number. Only exactly one is singular."""
        form = 0 if count == 1 else 1
        return self._texts[id][form].format_map({"count": self.number(Decimal(count)), **values})

    def kroner(self, amount: Decimal) -> str:
        """Kroner with two decimals, never broken over a line end: `5 140,00 kr`."""
        return self._money(amount, "format.kroner")

    def currency(self, amount: Decimal, code: str) -> str:
        """An amount in any currency: `45,00 EUR`; kroner as `kroner` writes them."""
        return self.kroner(amount) if code == "NOK" else self._money(amount, "format.currency", code=code)

    def _money(self, amount: Decimal, id: str, **values: str) -> str:
        number = format_decimal(amount, "#,##0.00", locale=self._locale)
        return self.t(id, amount=number, **values).replace(" ", NBSP)

    def number(self, value: Decimal) -> str:
        """A number with as many decimals as it has, at most three: `7,5`."""
        return format_decimal(value, "#,##0.###", locale=self._locale)

    def typed(self, value: Decimal) -> str:
        """The number as somebody would type it, without anything between thousands: `1064,5`."""
        return format_decimal(value, "0.###", locale=self._locale)

    def date(self, day: dt.date) -> str:
        """A day with the month in letters: `12. oktober 2023`."""
        return format_date(day, "long", locale=self._locale)

    def period(self, first: dt.date, last: dt.date) -> str:
        """Two days without saying twice what they share: `1.–2. januar 2024`."""
        if first == last:
            return self.date(first)
        if first.year != last.year:
            return f"{self.date(first)}–{self.date(last)}"
        pattern = "format.day" if first.month == last.month else "format.day_month"
        return f"{format_date(first, self.t(pattern), locale=self._locale)}–{self.date(last)}"

    def month(self, day: dt.date) -> str:
        """The month of a day, as a sentence begins: `Oktober 2023`."""
        name = format_date(day, "LLLL y", locale=self._locale)
        return name[:1].upper() + name[1:]

    def time(self, clock: dt.time) -> str:
        """A clock time: `07.05`."""
        return format_time(clock, self.t("format.clock"), locale=self._locale)

    def moment(self, when: dt.datetime) -> str:
        """A day and clock time in Norway: `5. november 2026 kl. 07.00`; a naive moment is Norwegian already."""
        local = when.astimezone(OSLO) if when.tzinfo else when
        return self.t("format.moment", date=self.date(local), time=self.time(local.time()))

    def country(self, code: str) -> str:
        """The country of an ISO 3166 code in words: `Sverige`; a code that is no country's stays as it is."""
        return str(Locale.parse(self._locale).territories.get(code, code))

    def join(self, items: Iterable[str]) -> str:
        """A list in words: `a, b og c`."""
        return format_list(list(items), style="standard", locale=self._locale)

    def either(self, items: Iterable[str]) -> str:
        """A choice in words: `a, b eller c`."""
        return format_list(list(items), style="or", locale=self._locale)


@lru_cache(maxsize=len(LOCALES))
def texts(language: Language) -> dict[str, tuple[str, ...]]:
    """Every text of the language by id: one form, or singular and plural."""
    source = resources.files("templates") / "locale" / language / "godtgjort.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=LOCALES[language])
    return {_first(message.id): _forms(message.string) for message in catalogue if message.id}


def _first(msgid: str | Sequence[str]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _forms(msgstr: object) -> tuple[str, ...]:
    return tuple(map(str, msgstr)) if isinstance(msgstr, tuple) else (str(msgstr),)
