"""What stands around a message, and how its letters are written, changes nothing in what it says."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zlib import crc32

import pytest

from parsers.text import Reading
from tests.corpus.cases import Case, cases, catalogue, outcome, reading
from tests.corpus.score import judge

SIGNATURES = {
    "signature nb": (
        "Med vennlig hilsen\nKari Nordmann\nVararepresentant, Lauvdal kommune\nTlf. 912 34 567\n"
        "Storgata 12, 1234 Lauvdal\nOrg.nr. 974 760 673\nKontonr. 1234 56 78903"
    ),
    "signature nn": (
        "Venleg helsing\nKari Nordmann\nVararepresentant i kommunestyret\nMob: 91 23 45 67\nVikavegen 3, 5999 Lauvdal"
    ),
    "signature en": (
        "Kind regards,\nKari Nordmann\nMember of the planning committee\nPhone: +47 912 34 567\n"
        "12 Main Street, 1234 Lauvdal\nAccount no. 1234.56.78903"
    ),
    "signature below two dashes": (
        "-- \nOla Nordmann | Rådgiver\nM 91234567 | ola@lauvdal.example\nPostboks 12, 5999 Lauvdal"
    ),
}
QUOTES = {
    "quoted mail nb": (
        "man. 2. nov. 2026 kl. 10:30 skrev Kari Nes <kari@lauvdal.example>:\n"
        "> Kommunestyremøte 12.10.2023, kjørte 42 km t/r\n> ferje 142,-"
    ),
    "quoted mail nn": (
        "Den 2. november 2026 kl. 10.30 skreiv Kari Nes <kari@lauvdal.example>:\n\n"
        "> Formannskapet 12.10.2023, køyrde 42 km t/r\n>\n> 48 timar låg sats"
    ),
    "quoted mail en": (
        "On Mon, 2 Nov 2026 at 10:30, Kari Nes <kari@lauvdal.example> wrote:\n"
        "> Council meeting 12 October 2023, drove 42 km return\n>> parking NOK 60"
    ),
    "Outlook's copy nb": (
        "Fra: Kari Nes <kari@lauvdal.example>\nSendt: mandag 2. november 2026 10:30\nTil: Ola Nordmann\n"
        "Emne: Krav for oktober\n\nKommunestyremøte 12.10.2023, kjørte 42 km t/r\nFerje 142,-"
    ),
    "Outlook's copy nn": (
        "________________________________\nFrå: Kari Nes <kari@lauvdal.example>\nSendt: måndag 2. november 2026 10:30\n"
        "Til: Ola Nordmann\nEmne: Krav for oktober\n\nFormannskapet 12.10.2023, 48 timar låg sats"
    ),
    "Outlook's copy en": (
        "-----Original Message-----\nFrom: Kari Nes <kari@lauvdal.example>\nSent: Monday, November 2, 2026 10:30 AM\n"
        "To: Ola Nordmann\nSubject: My claim\n\nCouncil meeting 12 October 2023, drove 42 km return"
    ),
}
ENDINGS = {
    "disclaimer nb": (
        "Denne e-posten kan inneholde taushetsbelagt informasjon og er bare ment for mottakeren. "
        "Har du fått den ved en feil, ber vi deg slette den og gi oss beskjed innen 24 timer."
    ),
    "disclaimer en": (
        "This e-mail may contain confidential information. If you are not the intended recipient, "
        "please delete it and notify us within 24 hours."
    ),
    "iPhone": "Sendt fra min iPhone",
    "Outlook on a phone nb": "Hent Outlook for iOS",
    "Outlook on a phone en": "Get Outlook for Android",
}
GREETINGS = {
    "greeting on a line": "Hei!\n\n",
    "greeting in the line": "God morgen, ",
    "greeting en": "Hello,\n",
    "courtesy nb": "Hei!\nSender deg dette som avtalt på telefon i går.\n",
    "courtesy en": "Hi Marit, I hope you are well.\n\n",
}
LETTERS: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "en dashes": lambda text: re.sub(r"(?<![^\W\d_])-|-(?![^\W\d_])", "–", text),
    "decomposed letters": lambda text: text if "Ã" in text else unicodedata.normalize("NFD", text),
    "lines ended as mail has them": lambda text: text.replace("\n", "\r\n"),
    "a smile": lambda text: text + " 🙂",
    "a family": lambda text: text + " 👨‍👩‍👧‍👦👍🏽",
}
LONG_DAYS = re.compile(
    r"\b(?:september|november|desember|(?:tirs|tors|laur)dag|(?:wednes|thurs|satur)day)\b", re.IGNORECASE
)
SLIPS: dict[str, Callable[[str], str]] = {
    "a letter left out": lambda word: word[:3] + word[4:],
    "two letters swapped": lambda word: word[:3] + word[4] + word[3] + word[5:],
    "a letter twice": lambda word: word[:4] + word[3:],
}
IN_ASCII_OTHERWISE = (
    *("boroughs/p36", "boroughs/p49", "granli/a6-38", "lauvdal/vara-for-per"),
    *("morning/p44", "noon/q-p18"),
)
NAMED = ('"route"', '"passengers"', '"lodging_name"', " route ", " passengers ", " lodging_name ")
OF_OTHERS = ("whose/haik", "whose/in-annas-car-en", "ordinary42/q2-039")
SIGNED = ("ordinary11/e2-70",)
HYPHENED = ("ordinary14/g2-65",)
"""MULTI-STOREY is a way from place to place where all words have capitals."""
ABBREVIATED = ("ordinary62/ab2-085",)
"""HHV is henholdsvis where all words have capitals."""
A_SENTENCE_BEGINS = (
    *("boroughs/c47", "ordinary10/d2-20", "ordinary17/g3-18", "asked/a-bare-day-that-ends", "county/f22"),
    *("ordinary19/h2-04", "ordinary19/h2-27", "ordinary21/i2-16", "ordinary23/j2-30", "ordinary23/j2-38"),
    *("ordinary25/k2-29", "ordinary27/k4-28", "ordinary46/t2-025", "ordinary52/y2-032"),
    *("ordinary54/z1-059", "ordinary60/aa4-079", "ordinary62/ab2-090"),
    *("ordinary30/l2-05", "ordinary30/l2-14", "fixed_pay/marit-tilhorer", "leftovers/forgot-the-taxi"),
)
NO_WORDS_OF_THEIR_OWN = {"traps/d-none-iphone", "traps/d-none-footer-only"}


def in_ascii(text: str) -> str:
    """The text with ASCII letters for Norwegian ones."""
    for letter, spelt in {"æ": "ae", "ø": "oe", "å": "aa"}.items():
        text = text.replace(letter, spelt).replace(letter.upper(), spelt.upper() if text.isupper() else spelt.title())
    return text


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many noises of a kind the one `at` this place; each message meets one of them, by its name."""

    at: int
    of: int

    def has(self, case: Case) -> bool:
        """True for the messages that meet it."""
        return crc32(case.id.encode()) % self.of == self.at


def _each(noises: Mapping[str, Any]) -> list[Any]:
    """The noises of a kind as parameters by their names, each with its share of the messages."""
    return [pytest.param(noise, Share(at, len(noises)), id=name) for at, (name, noise) in enumerate(noises.items())]


@dataclass(frozen=True, slots=True)
class Clean:
    """A message that is read right, with what it says."""

    case: Case
    said: str


@cache
def messages() -> tuple[Clean, ...]:
    """Every asserted message that has words of its own and is read right; what is misread fails elsewhere."""
    return tuple(
        Clean(case, _said(found, case.text))
        for case in cases()
        if not case.later and case.id not in NO_WORDS_OF_THEIR_OWN
        for found in (reading(case),)
        if judge(case.outcome, outcome(found), catalogue(case.municipality)).right
    )


def _said(found: Reading, text: str) -> str:
    """The outcome and the words of each field's evidence, in one spelling."""
    words = [
        {name: [text[start:end] for start, end in spans] for name, spans in line.evidence.items()}
        for line in found.lines
    ]
    said = unicodedata.normalize("NFC", json.dumps([outcome(found), words], ensure_ascii=False)).casefold()
    return said.replace("\u00a0", " ").replace("\u202f", " ").replace("–", "-").replace("\\r\\n", "\\n")


def _disturbed(noise: Callable[[str], str], concerned: Callable[[Case], bool] | None = None) -> set[str]:
    """The messages that say something else with the noise."""
    found = set()
    for clean in messages():
        text = noise(clean.case.text)
        if (concerned is None or concerned(clean.case)) and _said(_reading(clean.case, text), text) != clean.said:
            found.add(clean.case.id)
    return found


def _misread(noise: Callable[[str], str], concerned: Callable[[Case], bool] = lambda _: True) -> set[str]:
    """The messages that mean something else when they are written so, whatever words it is read from."""
    return {
        clean.case.id
        for clean in messages()
        if concerned(clean.case)
        and noise(_means(reading(clean.case))) != noise(_means(_reading(clean.case, noise(clean.case.text))))
    }


def _means(found: Reading) -> str:
    return json.dumps(outcome(found), ensure_ascii=False).casefold()


def _reading(case: Case, text: str) -> Reading:
    return reading(replace(case, text=text))


@pytest.mark.parametrize(("below", "share"), [*_each(SIGNATURES), *_each(QUOTES), *_each(ENDINGS)])
def test_what_stands_below_is_nobodys_claim(below: str, share: Share) -> None:
    assert not _disturbed(lambda text: f"{text}\n\n{below}\n", share.has)


def test_a_signature_above_a_quoted_mail_and_a_disclaimer_below_it() -> None:
    """Of the quotations each message meets one, by its words: alone below it, it meets them all."""
    signature, disclaimer, quotes = SIGNATURES["signature nb"], ENDINGS["disclaimer en"], [*QUOTES.values()]

    def below(text: str) -> str:
        quote = quotes[crc32(text.encode("utf-8", "replace")) % len(quotes)]
        return f"{text}\n{signature}\n\n{quote}\n\n{disclaimer}"

    assert not _disturbed(below)


@pytest.mark.parametrize(("greeting", "share"), _each(GREETINGS))
def test_a_greeting_says_nothing(greeting: str, share: Share) -> None:
    """An automatic mail has no greeting before its own words, and nobody greets in the line of a quotation."""
    assert not _disturbed(
        lambda text: greeting + text,
        lambda case: share.has(case) and case.outcome["intent"] != "none" and not case.text.startswith((">", "--")),
    )


@pytest.mark.parametrize(("written", "share"), _each(LETTERS))
def test_the_same_letters_written_otherwise_say_the_same(written: Callable[[str], str], share: Share) -> None:
    assert not _disturbed(written, share.has)


def test_a_shouted_message_says_the_same() -> None:
    """Capitals tell a name, and a sentence after a month or a date; shouting hides both."""
    hidden = (*OF_OTHERS, *SIGNED, *HYPHENED, *ABBREVIATED, *A_SENTENCE_BEGINS)
    assert not _disturbed(
        str.upper,
        lambda case: not (case.id.startswith(hidden) or any(name in json.dumps(case.outcome) for name in NAMED)),
    )


def test_letters_in_ascii_say_the_same() -> None:
    """What has no word of the lexicon in it is nobody's to know: a place, a body by its name."""
    known = _misread(in_ascii, lambda case: not case.id.startswith(IN_ASCII_OTHERWISE))
    assert not known


@pytest.mark.parametrize(("slip", "share"), _each(SLIPS))
def test_a_slip_in_a_month_or_weekday_says_the_same(slip: Callable[[str], str], share: Share) -> None:
    assert not _misread(lambda text: LONG_DAYS.sub(lambda found: slip(found.group()), text), share.has)
