"""The home tab: what waits for the person, the longest waiting first, and the person's own claims."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.slack.home import MOST, InPlace, Mine, Waiting, home_view
from bot.words import LOCALES, Words
from claims.claim import Claim, State
from claims.lookup import EVERYTHING, Query
from claims.people import Deputy, Language
from demo.slack.model import View
from demo.slack.validate import accepted_view
from demo.town import Town
from tests.bot.golden import CATALOGUE, COUNCIL, KARI, PEOPLE, moved
from tests.bot.hands import moment
from tests.bot.running import Running, running
from tests.bot.slack.test_cards import texts_in
from tests.bot.slack.test_clicks import change, submitted

TODAY = dt.date(2023, 11, 20)
SINCE = dt.date(2023, 11, 12)
LINK = "https://lauvdal.example/archives/D1/p1"


def view(
    waiting: list[Waiting],
    mine: list[Mine],
    cut_off: dt.date | None = None,
    language: Language = "nb",
    query: Query = EVERYTHING,
) -> list[str]:
    words = Words(language)
    shown = home_view(
        waiting=waiting,
        mine=mine,
        query=query,
        may_repeat=bool(mine),
        cut_off=cut_off,
        today=TODAY,
        words=words,
        catalogue=CATALOGUE,
    )
    accepted_view(shown)
    return list(texts_in(shown))


def test_who_cannot_claim_sees_no_empty_list_of_own_claims() -> None:
    shown = home_view(
        waiting=[], mine=[], may_claim=False, cut_off=None, today=TODAY, words=Words("nb"), catalogue=CATALOGUE
    )
    assert list(texts_in(shown)) == ["Skriv «hjelp» til meg under Meldinger, så får du vite hva du kan skrive."]


def in_state(state: State, number: str) -> Claim:
    return replace(moved(COUNCIL, state), number=number)


def test_deputies_are_shown_to_both_and_ended_by_whoever_named_them() -> None:
    first, last = dt.date(2023, 12, 1), dt.date(2023, 12, 14)
    deputy = Deputy(person="1002", deputy="1003", valid_from=first, valid_to=last)
    ours, theirs = (InPlace(deputy, PEOPLE["1002"], PEOPLE["1003"], number) for number in (7, None))
    shown = home_view(
        waiting=[], mine=[], in_place=[ours, theirs], cut_off=None, today=TODAY, words=Words("nb"), catalogue=CATALOGUE
    )
    accepted_view(shown)
    rows = [block for block in shown["blocks"] if "Turid Moen kan avgjøre i stedet for Nils Bakke" in str(block)]
    assert [row.get("accessory", {}).get("value") for row in rows] == ["7", None]
    assert "1.–14. desember 2023" in str(rows[0])


@pytest.mark.parametrize("language", LOCALES)
def test_two_deputies_stand_on_the_page_with_a_button_each(language: Language, snapshot: SnapshotAssertion) -> None:
    first, last = dt.date(2023, 12, 1), dt.date(2023, 12, 14)
    both = [
        InPlace(Deputy(person="1002", deputy=id, valid_from=first, valid_to=last), PEOPLE["1002"], PEOPLE[id], number)
        for number, id in ((7, "1003"), (8, "1001"))
    ]
    shown = home_view(
        waiting=[],
        mine=[],
        in_place=both,
        may_name=True,
        cut_off=None,
        today=TODAY,
        words=Words(language),
        catalogue=CATALOGUE,
    )
    accepted_view(shown)
    assert shown == snapshot


WAITING = [Waiting(moved(COUNCIL, "submitted"), KARI, SINCE, LINK)]
MINE = [
    Mine(in_state("attested", "2023-00002"), LINK, COUNCIL.total),
    Mine(in_state("draft", "2023-00003"), None, Decimal("1500.00")),
]
OCTOBER = Query(first=dt.date(2023, 10, 1), last=dt.date(2023, 10, 31), types=("fee-council",))


@pytest.mark.parametrize("language", LOCALES)
def test_the_page_reads_as_it_did(language: Language, snapshot: SnapshotAssertion) -> None:
    assert view(WAITING, MINE, dt.date(2023, 12, 5), language) == snapshot(name="both")
    assert view([], [], None, language) == snapshot(name="nothing")
    assert view([], MINE, None, language, OCTOBER) == snapshot(name="sought")


def test_what_can_be_changed_stands_before_what_waits_for_others() -> None:
    shown = view([], MINE)
    assert shown.index("*Kan endres og sendes*") < shown.index("*Venter på andre*")


@pytest.mark.parametrize(
    ("state", "left", "said"),
    [
        ("submitted", 0, "Attester med en gang. Kravene må være anvist i dag"),
        ("submitted", 1, "Attester snart. Kravene må være anvist innen 21. november 2023"),
        ("submitted", 2, "2 dager igjen"),
        ("attested", 0, "Anvis i dag"),
        ("attested", 1, "Anvis innen 21. november 2023, så er de med i neste lønn: én dag igjen"),
    ],
)
def test_approvers_see_how_long_is_left_until_payroll_closes(state: State, left: int, said: str) -> None:
    waits = [replace(WAITING[0], claim=moved(COUNCIL, state))]
    assert any(said in text for text in view(waits, [], TODAY + dt.timedelta(days=left)))


def test_deputies_of_the_file_stand_on_both_their_pages_with_nothing_to_end(town: Town) -> None:
    (town.folder / "deputies.csv").write_text("person,deputy,valid_from,valid_to\n3001,3002,,2099-12-31\n", "utf-8")
    with running(town) as bot:
        for name in ("Nils", "Marit"):
            user, slack = bot.town.user(name), bot.town.slack
            slack.open_home(user)
            page = slack.wait_for_home(user)
            told = "Marit Fossheim kan avgjøre i stedet for Nils Bakke til og med 31. desember 2099"
            assert told in list(texts_in(page.body))
            assert "end_deputy" not in str(page.body)


def test_full_lists_of_long_claims_fit_into_what_slack_takes() -> None:
    long = replace(moved(COUNCIL, "submitted"), title="Møte & " * 300)
    many = [replace(long, number=f"2023-{number:05d}") for number in range(2 * MOST)]
    claimant = replace(KARI, name="K" * 400)
    view(
        [Waiting(one, claimant, SINCE, LINK) for one in many[:MOST]],
        [Mine(one, LINK, one.total) for one in many[MOST:]],
    )


def test_an_approver_opens_the_page_and_finds_the_way_to_the_card(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    bot.town.slack.open_home(bot.town.user("Nils"))
    home = bot.town.slack.wait_for_home(bot.town.user("Nils"))
    assert "1 krav venter på deg" in list(texts_in(home.body))
    links = [block["accessory"]["url"] for block in home.blocks if "accessory" in block]
    assert [link.rpartition("/p")[2] for link in links] == [card.ts.replace(".", "")]


def test_the_page_changes_with_the_claim(bot: Running) -> None:
    card = submitted(bot)
    bot.town.slack.open_home(bot.town.user("Kari"))
    bot.town.slack.wait_for_home(bot.town.user("Kari"), lambda home: "*Venter på andre*" in texts_in(home.body))
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist")
    bot.town.slack.open_home(bot.town.user("Kari"))
    home = bot.town.slack.wait_for_home(bot.town.user("Kari"), lambda home: "*Ferdig behandlet*" in texts_in(home.body))
    assert card.ts.replace(".", "") in str(home.body)


def test_a_page_that_stands_open_follows_what_somebody_decides(bot: Running) -> None:
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Turid", offers="authorise")
    geir, slack = bot.town.user("Geir"), bot.town.slack
    slack.open_home(geir)
    slack.wait_for_home(geir, lambda page: "1 krav venter på deg" in texts_in(page.body))
    bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
    slack.wait_for_home(geir, lambda page: "1 krav venter på deg" not in texts_in(page.body))


def test_a_page_that_was_searched_stays_so_when_it_follows(bot: Running) -> None:
    submitted(bot)
    bot.outcomes(2)
    searched(bot, text="ferje")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.outcomes(5)
    assert bot.sent(f"home:{bot.town.person('Kari').id}")
    page = bot.town.slack.home(bot.town.user("Kari"))
    assert page
    assert "0 krav passer («ferje»)" in "\n".join(texts_in(page.body))


def test_what_a_full_page_leaves_out_is_counted_and_said() -> None:
    shown = home_view(
        waiting=WAITING,
        more_waiting=3,
        mine=MINE,
        is_all=False,
        cut_off=None,
        today=TODAY,
        words=Words("nb"),
        catalogue=CATALOGUE,
    )
    accepted_view(shown)
    told = list(texts_in(shown))
    assert told[0] == "4 krav venter på deg"
    assert "… og 3 krav til. De er ikke med her." in told
    assert "Her står de 2 sist endrede. Søk for å finne eldre krav." in told


def test_payroll_s_day_is_the_next_one(town: Town) -> None:
    change(town, "settings.toml", "cut_off_day = 20\n", "cut_off_day = 5\n")
    with running(town) as bot:
        payroll = bot.office.town.settings.payroll
        days = [dt.date(2023, 12, 5), dt.date(2023, 12, 6), dt.date(2023, 12, 31)]
        assert [str(payroll.next_cut_off(day)) for day in days] == ["2023-12-05", "2024-01-05", "2024-01-05"]


def searched(bot: Running, **values: str) -> View:
    """Kari's page after she has searched it, as soon as it says what for."""
    kari, slack = bot.town.user("Kari"), bot.town.slack
    slack.open_home(kari)
    slack.click(kari, slack.wait_for_home(kari, lambda home: "search" in str(home.body)), "search")
    slack.wait_for_view(kari)
    assert slack.submit_view(kari, values).closed
    return slack.wait_for_home(kari, lambda home: "show_all" in str(home.body))


def test_own_claims_are_searched_from_the_page_and_all_of_them_shown_again(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, bom 54 kr, innkalt", at=moment("2023-10-13"))
    bot.outcomes(1)
    bot.says("Kari", "Formannskapet 3.11.2023", at=moment("2023-11-04"))
    bot.outcomes(2)
    page = searched(bot, type="fee-council", first="2023-10-01", last="2023-10-31")
    told = "\n".join(texts_in(page.body)).replace("\u00a0", " ")
    assert "1 krav passer (Kommunestyret · 1.–31. oktober 2023), til sammen 1 500,00 kr." in told
    assert "derav 1 500,00 kr" in told
    assert "Formannskapet" not in told
    kari, slack = bot.town.user("Kari"), bot.town.slack
    slack.click(kari, page, "show_all")
    slack.wait_for_home(kari, lambda home: "Formannskapet" in str(home.body))


def test_a_search_that_finds_nothing_says_so(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.outcomes(1)
    assert "0 krav passer («ferje»)" in "\n".join(texts_in(searched(bot, text="ferje").body))


def test_a_search_for_days_that_end_before_they_begin_is_refused_in_the_dialog(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.outcomes(1)
    kari, slack = bot.town.user("Kari"), bot.town.slack
    slack.open_home(kari)
    slack.click(kari, slack.wait_for_home(kari), "search")
    slack.wait_for_view(kari)
    refused = slack.submit_view(kari, {"first": "2023-10-31", "last": "2023-10-01"})
    assert refused.errors == {"last": "Den siste dagen er før den første."}
