"""What is asked of the claimant, all open points together, and what approvers are told to look at."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.presentation.explain import counted
from bot.presentation.line import type_of, what
from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import Finding, open_points
from claims.claim import Claim
from claims.lines import Line, MileageLine, PerDiemLine
from claims.questions import CLOCKS, DAYS, MOMENTS, Question

# Fields of one line that sound better asked in one breath; the largest set that fits is taken.
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("date", "distance_km", "route"),
    ("start", "end", "meals"),
    ("date", "distance_km"),
    ("date", "route"),
    ("distance_km", "route"),
    ("start", "end"),
    ("date", "amount"),
)

# The facts with which a contradiction in a field can be spelled out.
STATED: dict[str, set[str]] = {
    "quantity": {"counted", "named"},
    "unit_price": {"stated", "rate"},
    "amount": {"stated", "due"},
}

_MOST_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of what is asked, as its reader sees it, and the open points that it asks for."""

    text: str
    points: tuple[Question, ...]


def asks(claim: Claim, findings: Iterable[Finding], words: Words, catalogue: Catalogue) -> list[str]:
    """The words of all that is `asked`."""
    return [item.text for item in asked(claim, findings, words, catalogue)]


def asked(claim: Claim, findings: Iterable[Finding], words: Words, catalogue: Catalogue) -> list[Asked]:
    """Every open point in short sentences: the parser's questions and what the checks ask for, nothing twice.

    One item for each set of lines. Points of one line are asked in one breath where that sounds natural; what several
    lines lack is asked once. An item names its lines unless it is about all of them.
    """
    points = open_points(claim.questions, findings)
    about: dict[str, list[Question]] = {}
    for number in dict.fromkeys(point.line for point in points):
        own = [point for point in points if point.line == number]
        for sentence, its in _of_line(own, _line(claim, number), words, catalogue):
            about.setdefault(sentence, []).extend(its)
    lines = {sentence: [point.line for point in its] for sentence, its in about.items()}
    return [
        Asked(text, tuple(point for sentence in sentences for point in about[sentence]))
        for text, sentences in _by_lines(lines, claim, words, catalogue)
    ]


def left_to_ask(
    claim: Claim, known: Claim | None, findings: Iterable[Finding], words: Words, catalogue: Catalogue
) -> str:
    """All that is `asked`, in one text; how many questions are left where its reader has read several of `known`."""
    items = asked(claim, findings, words, catalogue)
    if not is_read(claim, known) or len(items) <= 1:
        return " ".join(item.text for item in items)
    return words.t("notice.claim.left", count=str(len(items)))


def is_read(claim: Claim, known: Claim | None) -> bool:
    """True when its reader has read what is asked: of the claim as it was, with the same lines.

    Who has only added a file to it reads no list again.
    """
    return known is not None and [each.line for each in known.lines] == [each.line for each in claim.lines]


def question_text(question: Question, line: Line | None, words: Words, catalogue: Catalogue) -> str:
    """One question in a sentence or two: why it is asked, the question itself, its choices.

    A field without words of its own is asked about in general.
    """
    field, facts = question.field, question.facts
    if question.code == "contradiction" and facts.keys() >= STATED.get(field, {""}):
        stated = {name: choice_text(question, facts[name], words, catalogue) for name in STATED[field]}
        return words.t(f"question.contradiction.{field}", **stated)
    if (facts.get("reason"), field) == ("no_rate", "country"):
        # The country is known: there is nothing for the claimant to answer.
        return words.t("reason.no_rate.country")
    asked = f"question.missing.{field}"
    topic = facts.get("topic") or _topic(line, catalogue)
    sentence = words.t(words.known(f"{asked}.{topic}", asked) or "question.missing.other")
    if question.choices:
        shown = [choice_text(question, choice, words, catalogue) for choice in _named_choices(question)]
        if more := len(question.choices) - len(shown):
            shown.append(words.n("question.choices.more", more))
        only = words.known(f"question.choice.{field}") if len(shown) == 1 else None
        framed = only or words.known(f"question.choices.{field}") or "question.choices"
        sentence = words.t(framed, question=sentence, choices=words.either(shown))
    why = _reason(question, words)
    return f"{why} {sentence}" if why else sentence


def _named_choices(question: Question) -> Sequence[str]:
    """Those that the question names: all of them, or as many as people read at once."""
    choices = question.choices
    return choices if len(choices) <= _MOST_CHOICES else choices[: _MOST_CHOICES - 1]


def _reason(question: Question, words: Words) -> str | None:
    """Why the question is asked, with the person's own words where they were not understood."""
    field, facts = question.field, question.facts
    if said := facts.get("said"):
        return words.t("reason.unknown_words", said=one_line(said))
    reason = facts.get("reason", "")
    why = words.known(f"reason.{reason}.{field}", f"reason.{reason}", f"reason.{question.code}")
    return words.t(why, **facts) if why else None


def choice_text(question: Question, choice: str, words: Words, catalogue: Catalogue) -> str:
    """One choice as people read it: a type's name, a date in words, kilometres, kroner; else as it was said."""
    field = question.field
    if field == "type" and choice in catalogue.codes:
        return one_line(catalogue.latest(choice).name_in(words.language))
    if named := words.known(f"{field}.{choice}"):
        return words.t(named)
    try:
        return _value_text(field, choice, words)
    except (ValueError, InvalidOperation):
        return one_line(choice)


def finding_text(finding: Finding, words: Words) -> str:
    """What a check noticed, as a statement."""
    return words.t(f"finding.{finding.code}", **_facts(finding, words))


def _facts(finding: Finding, words: Words) -> dict[str, str]:
    """The values that the finding's words mention, as people read them."""
    facts = dict(finding.facts)
    shown: dict[str, str] = {name: words.number(Decimal(facts[name])) for name in ("hours", "km") if name in facts}
    if "unit" in facts:
        shown |= {name: counted(Decimal(facts[name]), facts["unit"], words) for name in ("limit", "sent")}
        shown["per"] = words.t(f"per.{facts['per']}")
    if "claim" in facts:
        shown["where"] = words.t("where.claim", claim=facts["claim"])
    if "line" in facts:
        shown["where"] = words.t("where.line", line=facts["line"])
    return facts | shown


def finding_texts(claim: Claim, findings: Iterable[Finding], words: Words, catalogue: Catalogue) -> list[str]:
    """Every finding as a statement; one item for each set of lines, named as in `asks`."""
    lines: dict[str, list[int | None]] = {}
    for finding in findings:
        lines.setdefault(finding_text(finding, words), []).append(finding.line)
    return [item for item, _ in _by_lines(lines, claim, words, catalogue)]


def _line(claim: Claim, number: int | None) -> Line | None:
    return claim.lines[number].line if number is not None and number < len(claim.lines) else None


def _of_line(
    points: Sequence[Question], line: Line | None, words: Words, catalogue: Catalogue
) -> Iterator[tuple[str, list[Question]]]:
    """Each sentence with the points it asks for."""
    plain = {point.field for point in points if point.code == "missing" and not (point.choices or point.facts)}
    joined = next((fields for fields in TOGETHER if plain.issuperset(fields)), ())
    if joined:
        yield words.t("question.together." + ".".join(joined)), [point for point in points if point.field in joined]
    for point in points:
        if point.field not in joined:
            yield question_text(point, line, words, catalogue), [point]


def _by_lines(
    lines: Mapping[str, Sequence[int | None]], claim: Claim, words: Words, catalogue: Catalogue
) -> list[tuple[str, list[str]]]:
    """What is said of the same lines in one item, in the order of the lines; the message as a whole comes first.

    Each item is its words, and the sentences that it is made of.
    """
    sentences: dict[tuple[int, ...], list[str]] = {}
    for sentence, numbers in lines.items():
        sentences.setdefault(tuple(sorted({n for n in numbers if n is not None})), []).append(sentence)
    return [
        (_named(" ".join(sentences[numbers]), numbers, claim, words, catalogue), sentences[numbers])
        for numbers in sorted(sentences)
    ]


def _named(sentence: str, numbers: tuple[int, ...], claim: Claim, words: Words, catalogue: Catalogue) -> str:
    if not numbers or len(numbers) == len(claim.lines):
        return sentence
    if len(numbers) > 1:
        return words.t("question.lines", numbers=words.join(str(number + 1) for number in numbers), question=sentence)
    line = _line(claim, numbers[0])
    title = what(line, words, catalogue) if line else ""
    return words.t("question.line", number=str(numbers[0] + 1), title=title, question=sentence)


def _topic(line: Line | None, catalogue: Catalogue) -> str:
    if isinstance(line, MileageLine):
        return "mileage"
    if isinstance(line, PerDiemLine):
        return "per_diem"
    kind = type_of(line, catalogue) if line else None
    return kind.unit if kind else "unknown"


def _value_text(field: str, choice: str, words: Words) -> str:
    if field in DAYS or (field in MOMENTS and "T" not in choice):
        return words.date(dt.date.fromisoformat(choice))
    if field in CLOCKS:
        return words.time(dt.time.fromisoformat(choice))
    if field in MOMENTS:
        return words.moment(dt.datetime.fromisoformat(choice))
    if field in ("distance_km", "trailer_km", "forest_road_km", "equipment_km"):
        return words.t("format.km", km=words.number(Decimal(choice)))
    if field in ("amount", "unit_price"):
        return words.kroner(Decimal(choice))
    if field == "quantity":
        return words.number(Decimal(choice))
    if field == "country":
        return words.country(choice)
    return one_line(choice)
