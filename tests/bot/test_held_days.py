"""A day without a year that has been, though its next one is near, is asked about before the claim is sent."""

import datetime as dt

import pytest

from claims.clock import OSLO
from claims.lines import day_of
from tests.bot.running import Running
from tests.bot.running import says_now as says

_NEAR = dt.datetime.now(OSLO).date() + dt.timedelta(days=10)
AHEAD = _NEAR + dt.timedelta(days=1) if (_NEAR.month, _NEAR.day) == (2, 29) else _NEAR
READ_AS = AHEAD.replace(year=AHEAD.year - 1)
SAID = f"{AHEAD.day}.{AHEAD.month}"


@pytest.mark.parametrize(
    ("name", "said", "asked"),
    [
        ("Kari", "Formannskapet", "Du skrev ikke årstallet, så jeg har lest dagen som en dag i"),
        ("Sigrid", "Kommunestyret", "Du skreiv ikkje årstalet, så eg har lese dagen som ein dag i"),
        ("Emma", "Planning committee", "You did not write the year, so I have read the day as one in"),
    ],
)
def test_the_year_is_told_and_the_claim_is_not_ready_to_send(bot: Running, name: str, said: str, asked: str) -> None:
    says(bot, f"{said} {SAID}", name=name)
    card = bot.sees(name, f"{asked} {READ_AS.year}")
    assert not bot.from_bot(name, asked, "Send til godkjenning")
    assert "submit" not in str(card.blocks)
    assert says(bot, "send", name=name) == ("refused", "blocked")
    assert [claim.state for claim in bot.claims()] == ["draft"]


@pytest.mark.parametrize("answer", ["ja", f"{READ_AS.day}.{READ_AS.month}.{READ_AS.year}"])
def test_once_the_day_is_confirmed_the_claim_can_be_sent(bot: Running, answer: str) -> None:
    says(bot, f"Formannskapet {SAID}", answer)
    (claim,) = bot.claims()
    assert claim.only_day == READ_AS
    assert says(bot, "send") == ("conversation", "submit")


def test_a_no_asks_whether_the_draft_is_to_be_deleted(bot: Running) -> None:
    assert says(bot, f"Formannskapet {SAID}", "nei") == ("conversation", "which_delete")
    bot.sees("Kari", "Ingenting er slettet. Skal dette kravet slettes?")
    assert says(bot, "ja") == ("conversation", "confirmed")
    assert [claim.state for claim in bot.claims()] == ["deleted"]


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        ("Kari", "Formannskapet", f"jeg var ikke der {SAID}"),
        ("Sigrid", "Kommunestyret", f"eg var ikkje der {SAID}"),
        ("Emma", "Planning committee", f"I was not there on {SAID}"),
        ("Kari", "Formannskapet", "jeg var ikke der i november"),
        ("Kari", "Formannskapet", "nei, i år"),
        ("Kari", "Formannskapet", f"nei, {AHEAD.year}"),
        ("Kari", "Formannskapet", "den dagen har ikke vært ennå"),
        ("Kari", "Formannskapet", f"nei, den {SAID} har ikke vært ennå"),
        ("Kari", "Formannskapet", f"møtet er {SAID} i år"),
        ("Sigrid", "Kommunestyret", "ikkje enno"),
        ("Emma", "Planning committee", "no, it has not been yet"),
    ],
)
def test_who_was_not_there_or_names_the_day_to_come_confirms_nothing(
    bot: Running, name: str, told: str, said: str
) -> None:
    if AHEAD.year == READ_AS.year + 1 and AHEAD.year != dt.datetime.now(OSLO).year:
        pytest.skip("the next such day is in another year than this one")
    assert says(bot, f"{told} {SAID}", said, name=name) == ("conversation", "which_delete")
    assert says(bot, "nei" if name != "Emma" else "no", name=name) == ("conversation", "given_up")
    assert says(bot, "send", name=name) == ("refused", "blocked")


@pytest.mark.parametrize(
    "answer", ["ja, i fjor", str(READ_AS.year), f"det var i {READ_AS.year}", f"{SAID}.{READ_AS.year}"]
)
def test_the_year_alone_confirms_the_day(bot: Running, answer: str) -> None:
    if READ_AS.year == dt.datetime.now(OSLO).year:
        pytest.skip("the day was read as one of this year")
    assert says(bot, f"Formannskapet {SAID}", answer) == ("conversation", "answer")
    bot.sees("Kari", "Dagen er bekreftet", "Nå kan du skrive «send».")
    assert says(bot, "send") == ("conversation", "submit")


def test_the_refusal_says_that_a_yes_is_enough(bot: Running) -> None:
    says(bot, f"Formannskapet {SAID}", "send")
    bot.sees("Kari", "Kravet kan ikke sendes", f"Er {READ_AS.year} riktig, svar «ja».")


def test_of_several_such_days_the_one_that_is_named_is_meant(bot: Running) -> None:
    other = AHEAD + dt.timedelta(days=1)
    two = f"Formannskapet {SAID}, Eldrerådet {other.day}.{other.month}"
    assert says(bot, two, f"nei, den {SAID} har ikke vært ennå") == ("conversation", "which_remove")
    bot.sees("Kari", "Skal denne linja slettes?", "1. Formannskapet")
    assert says(bot, "ja") == ("conversation", "confirmed")
    (claim,) = bot.claims()
    assert claim.only_day == other.replace(year=other.year - 1)
    assert says(bot, "send") == ("refused", "blocked")


def test_what_is_still_to_come_beside_what_has_been_is_a_line_that_may_go(bot: Running) -> None:
    past = dt.datetime.now(OSLO).date() - dt.timedelta(days=2)
    both = f"Eldrerådet {past:%d.%m.%Y} og {SAID}"
    assert says(bot, both, "jeg var ikke der") == ("conversation", "which_remove")
    bot.sees("Kari", "Hvilken linje skal bort?", f"{AHEAD.day}. ", str(READ_AS.year))
    assert says(bot, SAID) == ("conversation", "remove_chosen")
    (claim,) = bot.claims()
    assert claim.only_day == past


@pytest.mark.parametrize(("minutes", "in_thread"), [(0, True), (40, False)])
def test_the_day_of_the_line_that_is_to_go_is_not_confirmed_in_its_thread_or_later(
    bot: Running, minutes: int, in_thread: bool
) -> None:
    past = dt.datetime.now(OSLO).date() - dt.timedelta(days=2)
    says(bot, f"Eldrerådet {past:%d.%m.%Y} og {SAID}")
    thread = bot.sees("Kari", "Eldrerådet").ts if in_thread else None
    bot.says("Kari", "jeg var ikke der", at=dt.datetime.now(OSLO), thread_ts=thread)
    assert bot.outcomes(2)[-1] == ("conversation", "which_remove")
    bot.says("Kari", SAID, at=dt.datetime.now(OSLO) + dt.timedelta(minutes=minutes), thread_ts=thread)
    assert bot.outcomes(3)[-1] == (("conversation", "remove_chosen") if in_thread else ("refused", "answers_several"))
    (claim,) = bot.claims()
    assert [day_of(line.line) for line in claim.lines] == ([past] if in_thread else [past, None])


def test_which_line_is_to_go_is_asked_and_answered_by_mail(bot: Running) -> None:
    past = dt.datetime.now(OSLO).date() - dt.timedelta(days=2)
    kari = bot.post("Kari")
    kari.write(f"Eldrerådet {past:%d.%m.%Y} og {SAID}", subject="Eldrerådet")
    bot.outcomes(1)
    kari.reply(kari.wait("Eldrerådet"), "jeg var ikke der")
    bot.outcomes(2)
    kari.reply(kari.wait("Hvilken linje skal bort?"), SAID)
    assert bot.outcomes(3)[-1] == ("conversation", "remove_chosen")
    (claim,) = bot.claims()
    assert claim.only_day == past


def test_a_year_that_is_written_is_believed(bot: Running) -> None:
    says(bot, f"Formannskapet {SAID}.{READ_AS.year}")
    bot.sees("Kari", offers="submit")
