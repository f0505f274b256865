"""Every word is there in every language, and every word there is used."""

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import bot
import templates
from bot.notices import NoticeKind
from bot.presentation.question import TOGETHER
from bot.presentation.readings import KINDS
from bot.same_breath import AS_BEFORE
from bot.words import LOCALES, texts
from claims.catalogue import ReceiptRule, Tax, Unit
from claims.ceilings import Per
from claims.checks import CHECKS
from claims.claim import Outcome, State
from claims.hindrances import Hindrance
from claims.lines import AS_IN, Attendance, ExpenseLine, Lodging, MeetingRole, MileageLine, PerDiemLine, Vehicle
from claims.lookup import Reached
from claims.money import Rounding
from claims.people import Language, Step
from claims.price import ReckonedKind
from claims.questions import QuestionCode
from parsers.text.spans import dating, resolve
from store.proposals import ChosenAction

ROOT = Path(bot.__file__).parent.parent
TEMPLATES = Path(templates.__file__).parent
SOURCES = [*sorted((ROOT / "bot").rglob("*.py")), *sorted(TEMPLATES.rglob("*.txt")), *sorted(TEMPLATES.rglob("*.html"))]

FIELDS = {name for line in (ExpenseLine, MileageLine, PerDiemLine) for name in line.__slots__} - {"split"}
"""What may be asked about a line; nobody is asked whether it is split."""
DEADLINES = ("last_day", "cut_off")
TOPICS = {*get_args(Unit), "mileage", "per_diem", "lost"}


def refused_codes() -> Iterator[str]:
    """Every code that the code refuses with."""
    for folder in ("claims", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                    assert isinstance(node.args[0], ast.Constant), f"{path} refuses with a code that nobody can list"
                    yield str(node.args[0].value)


def trouble_reasons() -> set[str]:
    """Every reason that the reader of dates gives for a question."""
    code = "".join(Path(file).read_text("utf-8") for file in (dating.__file__, resolve.__file__))
    return set(re.findall(r'Trouble\(\s*"(\w+)"', code))


def assumptions() -> set[str]:
    """Every name that the reader has for what it took for granted, and what the bot took from a draft or a message."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "parsers" / "text").rglob("*.py"))
    told = re.findall(r'\bassum(?:e|ing)\((?:"\w+", )?"(\w+)"\)', code)
    return {*told, *re.findall(r'\bassum\w+\s*=\s*\("(\w+)",\)', code), AS_IN.rstrip("_"), AS_BEFORE}


def test_every_rule_of_the_reader_is_told_in_words_of_its_own() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "parsers" / "text").rglob("*.py"))
    rules = set(re.findall(r'\brule="(\w+)"', code))
    assert rules - frozenset[str]().union(*KINDS.values()) == set()


REQUIRED: dict[str, set[str]] = {
    "state": set(get_args(State)),
    "unit": set(get_args(Unit)),
    "vehicle": set(get_args(Vehicle)),
    "lodging": set(get_args(Lodging)),
    "role": set(get_args(MeetingRole)),
    "attendance": set(get_args(Attendance)),
    "rounding": set(get_args(Rounding)) - {"ore"},
    "per": set(get_args(Per)),
    "tax": set(get_args(Tax)),
    "explain": {*get_args(ReckonedKind), "tax_free.km", "percent_of.over", "sentence"},
    "step": set(get_args(Step)),
    "decision": {f"{step}.{outcome}" for step in get_args(Step) for outcome in get_args(Outcome)},
    "finding": {check.code for check in CHECKS},
    "refused": set(refused_codes()),
    "reason": {code for code in get_args(QuestionCode) if code != "missing"}
    | {f"undocumented.{check.fields[0]}" for check in CHECKS if check.costs}
    | {check.code for check in CHECKS if check.severity == "holds"}
    | trouble_reasons(),
    "field": FIELDS,
    "reading": {*KINDS, "words", "changed"},
    "assumed": assumptions(),
    "rates.per": set(get_args(Unit)) - {"amount"},
    "rates.stated": set(get_args(ReceiptRule)),
    "question.missing": FIELDS | {"lines", "lines.receipt", "other", "receipt", "exchange_rate"},
    "question.together": {".".join(fields) for fields in TOGETHER},
    "receipt.lost": set(get_args(ReceiptRule)),
    "deadline": {f"{name}{day}" for name in DEADLINES for day in ("", ".today")},
    "home.welcome": {"title", "mail", "not_welcome", "link_offered", "unknown_sender"},
    "card.hindered": set(get_args(Hindrance)),
    "dead_end": {*get_args(Hindrance), "no_channel"},
    "found.reached": set(get_args(Reached)),
    "notice": set(get_args(NoticeKind)) - {"refused", "which"},
    "notice.which": {f"{action}{part}" for action in get_args(ChosenAction) for part in ("", ".words")}
    | {"delete.line", "delete.lines", "remove.line"},
}

OPTIONAL = {f"question.missing.{field}.{topic}" for field in FIELDS for topic in TOPICS}
"""Wordings that one kind of line may have of its own."""

FAMILIES = re.compile(
    r"(state|unit|vehicle|lodging|role|attendance|rounding|per|meal|tax|explain|step|decision|finding|refused|reason|notice|sum|cost|card|rates|field|reading|assumed|proposal|choice|comment|usual|modal|deadline|home\.(group|welcome)|found\.reached|left_out|dead_end|mail\.subject"
    r"|receipt\.lost|question\.(choices?|contradiction|together))\."
)
"""Ids that the code puts together from a name and a value."""


def placeholders(text: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LOCALES)
def test_every_language_has_the_same_ids_with_the_same_placeholders(language: Language) -> None:
    wanted = {id: [placeholders(form) for form in forms] for id, forms in texts("nb").items()}
    assert {id: [placeholders(form) for form in forms] for id, forms in texts(language).items()} == wanted


@pytest.mark.parametrize("language", LOCALES)
def test_no_id_has_two_texts(language: Language) -> None:
    catalogue = (TEMPLATES / "locale" / language / "godtgjort.po").read_text("utf-8")
    ids = Counter(re.findall(r'^msgid "(.+)"$', catalogue, re.MULTILINE))
    assert [id for id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("language", LOCALES)
def test_no_text_is_empty(language: Language) -> None:
    assert [id for id, forms in texts(language).items() if not all(form.strip() for form in forms)] == []


@pytest.mark.parametrize("family", REQUIRED)
def test_every_value_the_code_knows_has_its_words(family: str) -> None:
    assert {f"{family}.{value}" for value in REQUIRED[family]} - texts("nb").keys() == set()


@pytest.mark.parametrize("family", sorted(REQUIRED.keys() - {"question.missing", "reason", "notice", "step", "tax"}))
def test_nothing_is_worded_that_the_code_does_not_know(family: str) -> None:
    assert {id.removeprefix(f"{family}.") for id in texts("nb") if id.startswith(f"{family}.")} == REQUIRED[family]


def test_every_text_is_used() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    composed = OPTIONAL | {f"question.missing.{field}" for field in REQUIRED["question.missing"]}
    orphans = [id for id in texts("nb") if f'"{id}"' not in code and id not in composed and not FAMILIES.match(id)]
    assert orphans == []


def test_every_text_that_is_asked_for_by_name_exists() -> None:
    calls = re.compile(r"""words\.[tn]\(\s*"([a-z_.]+[a-z])\"""")
    named = {id for path in SOURCES for id in calls.findall(path.read_text("utf-8"))}
    assert len(named) > 40
    assert named - texts("nb").keys() == set()


def test_norwegian_texts_keep_to_their_own_language() -> None:
    """Words that belong to the other written form or to neither give a careless copy away."""
    foreign = {
        "nb": r"\b(ikkje|eg|kva|kvar|frå|køyr\w*|no|vart)\b",
        "nn": r"\b(ikke|jeg|hva|hvor|fra|kjør\w*|nå|noe)\b",
    }
    for language in ("nb", "nn"):
        wrong = [
            form for forms in texts(language).values() for form in forms if re.search(foreign[language], form, re.I)
        ]
        assert wrong == []
