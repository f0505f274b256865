"""Days as people write them, in the calendar of a message received on Friday 20 November 2026."""

import datetime as dt

import pytest

from parsers.text.spans import holidays
from parsers.text.spans.mentions import When
from parsers.text.spans.resolve import Dated, resolve
from parsers.text.spans.scan import scan
from parsers.text.spans.surroundings import settled
from parsers.text.words.normalise import normalise
from parsers.text.words.tokens import spots_of, tokenise

FRIDAY = dt.date(2026, 11, 20)

SETTLED = {
    "12.10.2023": "2023-10-12",
    "12.10.23": "2023-10-12",
    "12/10-23": "2023-10-12",
    "12-10-2023": "2023-10-12",
    "2023-10-12": "2023-10-12",
    "2015-3-3": "2015-03-03",
    "2025/10/12": "2025-10-12",
    "12. 10. 2023": "2023-10-12",
    "12.okt 23": "2023-10-12",
    "12. okt. -23": "2023-10-12",
    "Nov 14, 2025": "2025-11-14",
    "12.10": "2026-10-12",
    "01.02": "2026-02-01",
    "den 12.10.": "2026-10-12",
    "12.oktober i fjor": "2025-10-12",
    "november 27": "2025-11-27",
    "15.12": "2025-12-15",
    "29.2": "2024-02-29",
    "på den 15.": "2026-11-15",
    "the 4th": "2026-11-04",
    "den 5. i forrige måned": "2026-10-05",
    "i forgårs": "2026-11-18",
    "i førgår": "2026-11-18",
    "the day before yesterday": "2026-11-18",
    "two days ago": "2026-11-18",
    "laurdag": "2026-11-14",
    "sist fredag": "2026-11-13",
    "onsdag som var": "2026-11-18",
    "onsdag i forrige uke": "2026-11-11",
    "onsdag uke 46": "2026-11-11",
    "mandag og onsdag i uke 46": "2026-11-09 2026-11-11",
    "uke 46: onsdag": "2026-11-09..2026-11-15 2026-11-11",
    "uke 42": "2026-10-12..2026-10-18",
    "uke 44-46": "2026-10-26..2026-11-15",
    "uke 52": "2025-12-22..2025-12-28",
    "oktober i fjor": "2025-10-01..2025-10-31",
    "september-oktober": "2026-09-01..2026-10-31",
    "3.–5. nov": "2026-11-03..2026-11-05",
    "3.â€“5. nov": "2026-11-03..2026-11-05",
    "3-5/11": "2026-11-03..2026-11-05",
    "01.01-24-02.01-24": "2024-01-01..2024-01-02",
    "5.11.-6.11.": "2026-11-05..2026-11-06",
    "5 to 6 november": "2026-11-05..2026-11-06",
    "28.12 - 3.1": "2025-12-28..2026-01-03",
    "1.-30. november": "2026-11-01..2026-11-30",
    "10.9, 15.10 og 12.11": "2026-09-10 2026-10-15 2026-11-12",
    "kommunestyret 18.9, kjøring den 18.": "2026-09-18 2026-09-18",
    "kommunestyret 18. september, drove on the 18th": "2026-09-18 2026-09-18",
    "før jul: 2.12": "2025-12-02",
    "fra 2024: 12.10 og 3.11": "2024-01-01..2024-12-31 2024-10-12 2024-11-03",
    "i fjor: 12.10": "2025-01-01..2025-12-31 2025-10-12",
    "natt til søndag 25. oktober kl 22-07": "2026-10-24",
    "torsdag 10-18 og fredag 11-16": "2026-11-19 2026-11-20",
    "mandag, onsdag og fredag": "2026-11-16 2026-11-18 2026-11-20",
    "from Thursday to Friday": "2026-11-19..2026-11-20",
    "uke 45: onsdag og fredag": "2026-11-02..2026-11-08 2026-11-04 2026-11-06",
    "det neste er 30.11": "ahead 2026-11-30",
    "fredag 27. november": "ahead 2026-11-27",
    "neste onsdag": "ahead 2026-11-25",
    "onsdag neste uke": "ahead 2026-11-25",
    "i morgen": "ahead 2026-11-21",
}
OPEN = {
    "fredag": "today_or_week_ago 2026-11-20 2026-11-13",
    "forrige onsdag": "previous_weekday 2026-11-18 2026-11-11",
    "førre onsdag": "previous_weekday 2026-11-18 2026-11-11",
    "mandag 17.11": "weekday_disagrees 2026-11-17 2026-11-16",
    "31/9": "no_such_day 2026-09-30 2026-08-31",
    "30.02": "no_such_day 2026-02-28 2026-01-30",
    "29.2.2025": "no_such_day 2025-02-28 2025-03-01 2025-01-29",
    "31.11.2026": "no_such_day 2026-11-30 2026-12-01 2026-10-31",
    "i helga": "vague",
    "i høst": "vague",
    "mandag i romjula": "vague",
}
NO_DAY = [
    "kl. 1800 - 2030",
    "2t 30m",
    "1 234,50 kr",
    "kr 95",
    "1/2 time",
    "16.30-19",
    "32.10",
    "10.13",
]


def _days(text: str) -> list[Dated]:
    tokens = tokenise(normalise(text))
    return resolve([one for one in settled(scan(tokens), tokens, spots_of(tokens)) if isinstance(one, When)], FRIDAY)


def _plain(known: Dated) -> str:
    days = " ".join(map(str, known.days)) + (f"..{known.end}" if known.end else "")
    return "ahead " * known.ahead + days


@pytest.mark.parametrize(("text", "wanted"), [*SETTLED.items(), *holidays.EXAMPLES.items()])
def test_a_day_that_was_said_has_one_place_in_the_calendar(text: str, wanted: str) -> None:
    assert " ".join(map(_plain, _days(text))) == wanted


@pytest.mark.parametrize(("text", "wanted"), OPEN.items())
def test_a_day_with_two_readings_or_none_is_left_open(text: str, wanted: str) -> None:
    (known,) = _days(text)
    assert " ".join(map(str, (known.trouble, *known.choices))) == wanted


@pytest.mark.parametrize("text", NO_DAY)
def test_clock_times_amounts_and_fractions_are_no_days(text: str) -> None:
    assert _days(text) == []
