"""Claims at random, and the words in which a person would say them without leaving a doubt."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from babel.dates import format_date
from hypothesis import strategies as st

from tests.parsers.text import vocabulary as say
from tests.parsers.text.vocabulary import LANGUAGES, Language

Fields = dict[str, Any]
Said = tuple[Fields, str]
T = TypeVar("T")

TODAY = dt.date(2026, 11, 20)
FIRST, LAST = dt.date(2026, 1, 12), dt.date(2026, 11, 17)


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, and the lines that it says."""

    text: str
    lines: tuple[Fields, ...]


def one(draw: st.DrawFn, options: Iterable[T]) -> T:
    """One of the options."""
    return draw(st.sampled_from(tuple(options)))


@st.composite
def days(draw: st.DrawFn, language: Language) -> tuple[dt.date, str]:
    """A day of the year before the message, and one way to write it; those of the last week may go by their name."""
    if not draw(st.integers(0, 5)):
        ago = draw(st.integers(1, 6))
        name = format_date(TODAY - dt.timedelta(days=ago), "EEEE", locale=language)
        return TODAY - dt.timedelta(days=ago), one(draw, (name, say.AGO[language].get(ago, name)))
    day = draw(st.dates(FIRST, LAST))
    return day, format_date(day, one(draw, say.NUMERIC_DAYS + say.NAMED_DAYS[language]), locale=language)


@st.composite
def amounts(draw: st.DrawFn, language: Language) -> tuple[Decimal, str]:
    """A sum of kroner, and one way to write it."""
    amount = Decimal(draw(st.integers(12, 480) | st.integers(1000, 4800))) + one(draw, map(Decimal, ("0", "0", "0.50")))
    whole, ore = int(amount), f"{amount:.2f}"[-2:]
    grouped = f"{whole:,}".replace(",", one(draw, (" ", ".", "")))
    mark = "NOK" if language == "en" else "kr"
    forms = [f"{grouped},{ore} kr", f"{mark} {grouped},{ore}", f"{grouped},{ore} kroner"]
    if amount == whole:
        forms += [f"{grouped} kr", f"{whole}kr", f"kr {grouped},-", f"{grouped},-", f"{whole} kroner", f"NOK {whole}"]
    return amount, one(draw, forms)


@st.composite
def distances(draw: st.DrawFn, language: Language) -> tuple[int, str]:
    """A whole distance, and one way to write it."""
    km = 2 * draw(st.integers(2, 90))
    forms = [f"{km} km", f"{km}km", f"{km // 2} km {say.EACH_WAY[language]}", f"2 x {km // 2} km"]
    forms += [f"{km} km {both}" for both in say.THERE_AND_BACK[language]]
    if language != "en":
        forms += [f"{km / 10:g} mil".replace(".", ","), f"{km} kilometer"]
    return km, one(draw, forms)


@st.composite
def fees(draw: st.DrawFn, language: Language) -> Said:
    """A meeting, sometimes from one hour to another."""
    code = one(draw, say.BODIES)
    words = one(draw, say.MEETING[language]).format(say.BODIES[code][language])
    if draw(st.integers(0, 3)):
        return {"kind": "expense", "type": code}, words
    start, end = draw(st.integers(8, 17)), draw(st.integers(18, 22))
    clocks = f"{start:02}:00-{end}:30" if language == "en" else f"kl. {start}.00–{end}.30"
    fields = {"kind": "expense", "type": code, "start_time": f"{start:02}:00", "end_time": f"{end}:30"}
    return fields, f"{words} {clocks}"


@st.composite
def drives(draw: st.DrawFn, language: Language, *, alone: bool = False) -> Said:
    """A drive, perhaps with a route and, unless one is `alone`, passengers."""
    km, distance = draw(distances(language))
    vehicle = one(draw, ("car", "car", *say.VEHICLES))
    verb = one(draw, say.DRIVING[language] if vehicle == "car" else say.DRIVING[language][1:])
    words = verb + distance + one(draw, say.VEHICLES[vehicle][language])
    fields: Fields = {"kind": "mileage", "distance_km": str(km), "vehicle": vehicle}
    if draw(st.booleans()):
        fields["route"] = draw(st.permutations(say.PLACES))[:2]
        words += " " + one(draw, say.ROUTE[language]).format(*fields["route"])
    if vehicle == "car" and not alone and not draw(st.integers(0, 3)):
        names = draw(st.permutations(say.PEOPLE))[: draw(st.integers(1, 2))]
        fields["passengers"] = [{"name": name} for name in names]
        words += ", " + one(draw, say.RIDERS[len(names)][language]).format(say.AND[language].join(names))
    return fields, words


@st.composite
def outlays(draw: st.DrawFn, language: Language) -> Said:
    """An outlay: a sum, a count of equal sums, or a sum for each way."""
    code = one(draw, say.OUTLAYS)
    name = one(draw, say.OUTLAYS[code][language])
    amount, said = draw(amounts(language))
    count = one(draw, (1, 1, 1, 2, 3))
    fields: Fields = {"kind": "expense", "type": code, "quantity": str(count), "amount": str(amount * count)}
    if count == 1:
        return fields, one(draw, (f"{name} {said}", f"{said} {name}", f"{name}: {said}"))
    forms = [f"{name} {count} x {said}", say.APIECE[language].format(count, name, said)]
    if count == 2 and code != "course":
        forms.append(f"{name} {said} {say.EACH_WAY[language]}")
    return fields, one(draw, forms)


@st.composite
def hours(draw: st.DrawFn, language: Language) -> Said:
    """Hours of work, or of work lost."""
    code, whole, half = one(draw, say.HOURS), one(draw, (2, 3, 4, 6)), draw(st.booleans())
    unit = say.HOUR_WORD[language]
    if half:
        number = f"{whole}.5" if language == "en" else f"{whole},5"
        forms = [f"{number} {unit}", f"{whole} {unit} 30 {say.MINUTE_WORD[language]}", f"{whole}t 30m"]
    else:
        forms = [f"{whole} {unit}", f"{whole}{unit[0]}", f"{say.NUMBERS[language][whole]} {unit}"]
    said, name = one(draw, forms), say.HOURS[code][language]
    fields = {"kind": "expense", "type": code, "quantity": f"{whole}.5" if half else str(whole)}
    return fields, one(draw, (f"{name} {said}", f"{said} {name}", f"{name}: {said}"))


PARTS: dict[str, Callable[[Language], st.SearchStrategy[Said]]] = {
    "fee": fees,
    "drive": drives,
    "outlay": outlays,
    "hours": hours,
}


@st.composite
def dated(draw: st.DrawFn, kinds: tuple[str, ...], language: Language | None = None) -> Message:
    """One day with what happened on it, said in one sentence or as a list below the day."""
    spoken = one(draw, LANGUAGES if language is None else (language,))
    day, said = draw(days(spoken))
    alone = "hours" in kinds  # whom a carer names may be the client, who counts only when called a passenger
    parts = [draw(drives(spoken, alone=alone) if kind == "drive" else PARTS[kind](spoken)) for kind in kinds]
    words = [part for _, part in parts]
    layout = one(draw, ("day first", "day first", "day later", "day later", "list"))
    if layout == "list":
        text = f"{said}:\n" + "\n".join(f"- {part}" for part in words)
    elif layout == "day first":
        text = f"{said}: " + ", ".join(words)
    else:
        numbered = said[0].isdigit() and draw(st.booleans())
        on = say.ON[spoken] if numbered or (spoken == "en" and not said.islower()) else ""
        text = one(draw, (", ", ", ", " + ")).join((f"{words[0]} {on}{said}", *words[1:]))
    return Message(text, tuple({**fields, "date": day.isoformat()} for fields, _ in parts))


@st.composite
def meetings(draw: st.DrawFn) -> Message:
    """One body on several days of a month or of the year."""
    language, code = one(draw, LANGUAGES), one(draw, say.BODIES)
    if draw(st.booleans()):
        month, pattern = draw(st.integers(1, 10)), "d" if language == "en" else "d."
        numbers = draw(st.lists(st.integers(1, 28), min_size=2, max_size=4, unique=True))
        chosen = [dt.date(TODAY.year, month, number) for number in sorted(numbers)]
    else:
        pattern = one(draw, ("d.M", "d/M", "dd.MM.y", "d/M-yy"))
        chosen = sorted(draw(st.lists(st.dates(FIRST, LAST), min_size=2, max_size=4, unique=True)))
    words = [format_date(day, pattern, locale=language) for day in chosen]
    if "M" not in pattern:
        words[-1] += " " + format_date(chosen[0], "MMMM", locale=language)
    listed = say.AND[language].join((", ".join(words[:-1]), words[-1]))
    body = say.BODIES[code][language]
    several = {"nb": f"{len(words)} møter i {body}", "nn": f"{len(words)} møte i {body}", "en": f"{body} meetings"}
    text = one(draw, (f"{body} {listed}", f"{several[language]}: {listed}", f"{listed}: {body}"))
    return Message(text, tuple({"kind": "expense", "type": code, "date": day.isoformat()} for day in chosen))


@st.composite
def care_days(draw: st.DrawFn) -> Message:
    """Days and nights with a child, as a period within a month."""
    language, code, count = one(draw, LANGUAGES), one(draw, say.CARE_DAYS), one(draw, (2, 3, 4))
    start = draw(st.dates(FIRST, LAST - dt.timedelta(days=4)).filter(lambda day: day.day < 25))
    end = start + dt.timedelta(days=count)
    pattern = one(draw, ("d", "d.M", "dd.MM.y") if language == "en" else ("d.", "d.M", "dd.MM.y"))
    month = " " + format_date(end, "MMMM", locale=language) if pattern in ("d", "d.") else ""
    first, last = (format_date(day, pattern, locale=language) for day in (start, end))
    period = f"{first}{one(draw, '-–')}{last}{month}"
    name = f"{say.CARE_NAME[language]} {say.CARE_DAYS[code][language]}"
    unit = say.CARE_UNIT[language]
    text = one(draw, (f"{name}, {count} {unit} {period}", f"{period}: {count} {unit} {name}"))
    fields = {"kind": "expense", "type": code, "date": f"{start}", "end_date": f"{end}", "quantity": str(count)}
    return Message(text, (fields,))


@st.composite
def trips(draw: st.DrawFn) -> Message:
    """A journey with food allowance, over one day or some nights."""
    language, nights = one(draw, LANGUAGES), one(draw, (0, 1, 1, 2))
    start = draw(st.dates(FIRST, LAST - dt.timedelta(days=2)))
    end = start + dt.timedelta(days=nights)
    left, back = f"{one(draw, (6, 7, 8)):02}:{one(draw, ('00', '15', '40'))}", f"{one(draw, (16, 18, 21))}:30"
    pattern = one(draw, ("d.M.y", "d/M", *say.NAMED_DAYS[language]))
    first, last = (format_date(day, pattern, locale=language) for day in (start, end))
    clocks = [clock if language == "en" else clock.replace(":", ".") for clock in (left, back)]
    counts = {meal: one(draw, (0, 1, nights + 1)) for meal in say.MEALS}
    fields: Fields = {"kind": "per_diem", "start": f"{start}T{left}", "end": f"{end}T{back}"}
    fields["meals"] = {meal: str(count) for meal, count in counts.items()}
    if nights:
        fields["lodging"] = one(draw, say.LODGINGS)
        parts = [say.PER_DIEM[language].format(first, clocks[0], last, clocks[1])]
        parts.append(say.LODGINGS[fields["lodging"]][language])
    else:
        parts = [say.DAY_TRIP[language].format(first, *clocks)]
    return Message(", ".join((*parts, _covered(language, counts, nights))), (fields,))


def _covered(language: Language, counts: dict[str, int], nights: int) -> str:
    """The meals that others paid; over several days `lunsj` alone would leave open how many."""
    eaten = []
    for meal, count in counts.items():
        word = say.MEALS[meal][language][count > 1]
        if count:
            eaten.append(word if count == 1 and not nights else f"{count} {word}")
    listed = say.AND[language].join(filter(None, (", ".join(eaten[:-1]), *eaten[-1:])))
    return say.COVERED[language].format(listed) if eaten else say.NO_MEALS[language]


@st.composite
def letters(draw: st.DrawFn, kinds: tuple[tuple[str, ...], ...]) -> Message:
    """Two or three days in one message, no day twice, perhaps between a greeting and a name."""
    language = one(draw, LANGUAGES)
    messages = st.sampled_from(kinds).flatmap(lambda some: dated(some, language))
    several = draw(st.lists(messages, min_size=2, max_size=3, unique_by=lambda message: message.lines[0]["date"]))
    # After `12. jan.` another point would be swallowed: a person begins a new line there.
    parted = ("\n", "\n\n") if any(message.text.endswith(".") for message in several) else ("\n", "\n\n", ". ")
    text = one(draw, parted).join(message.text for message in several)
    greeting, farewell = one(draw, say.LETTER[language])
    return Message(greeting + text + farewell, tuple(line for message in several for line in message.lines))
