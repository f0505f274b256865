"""Many claims decided in a sentence: listed, read back, confirmed, and only then decided."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import holidays
import pytest

from bot.actions import rulings
from bot.slack import home
from claims.clock import OSLO, date_in_norway
from demo.slack import Message
from scheduler import tick
from tests.bot.hands import buttons, shown
from tests.bot.running import Running, at

EVERYWHERE = pytest.mark.parametrize("town", [("socket", "postgresql"), ("http", "sqlite")], indirect=True)
DAY = holidays.country_holidays("NO").get_nth_working_day(date_in_norway(dt.datetime.now(dt.UTC)), -3)
"""A day so near that no check notices it."""
COUNCIL = f"Kommunestyret {DAY:%d.%m.%Y}"
MEETINGS = (("Kari", COUNCIL), ("Leif", f"{COUNCIL}, ferje 142 kr"), ("Sigrid", COUNCIL))


def sent(bot: Running, *meetings: tuple[str, str]) -> list[str]:
    """The numbers of claims that have been sent, and wait for Nils, in the order in which they came."""
    for name, words in meetings:
        bot.says(name, words)
        bot.presses(name, bot.sees(name, offers="submit"), "submit")
        bot.sees("Nils", bot.town.person(name).name, offers="attest")
    return [claim.number for claim in bot.claims("submitted")]


def listed(bot: Running, name: str = "Nils") -> Message:
    bot.says(name, "Hva venter på meg?")
    return bot.sees(name, "Dette venter på deg")


def states(bot: Running) -> list[str]:
    return [claim.state for claim in bot.claims()]


@EVERYWHERE
def test_what_is_said_of_a_list_is_read_back_and_done_when_it_is_confirmed(bot: Running) -> None:
    sent(bot, *MEETINGS)
    list_of_claims = listed(bot)
    assert "1. Krav" in shown(list_of_claims)
    bot.says("Nils", "Attester alle unntatt 2 og 3: 2 mangler kvittering")
    proposal = bot.sees("Nils", "Attesteres: 1 krav", "Sendes i retur: 1 krav", offers="proposal_confirm")
    assert "Leif Kvamme · 1 merknad · «mangler kvittering»" in shown(proposal)
    assert "Venter fortsatt på deg: 1 krav\n• Krav" in shown(proposal).replace("*", "")
    assert states(bot) == ["submitted"] * 3
    bot.presses("Nils", proposal, "proposal_confirm")
    bot.sees("Leif", "i retur", "mangler kvittering")
    bot.sees("Kari", "har attestert")
    assert states(bot) == ["attested", "returned", "submitted"]
    done = bot.sees("Nils", "Dette er gjort", "Attestert: 1 krav")
    assert (done.ts, buttons(done)) == (proposal.ts, [])


@EVERYWHERE
def test_what_changed_between_reading_back_and_confirming_is_left_out_and_told(bot: Running) -> None:
    sent(bot, *MEETINGS[:2])
    card = bot.sees("Nils", "Kari Haugen", offers="attest")
    bot.says("Nils", "attester alle")
    proposal = bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")
    bot.presses("Nils", card, "return")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Feil dato"})
    bot.sees("Kari", "Feil dato")
    bot.presses("Nils", proposal, "proposal_confirm")
    bot.sees("Nils", "Attestert: 1 krav", "Ikke gjort: 1 krav", "allerede avgjort, eller kravet er endret")
    assert states(bot) == ["returned", "attested"]


@EVERYWHERE
def test_two_approvers_who_confirm_the_same_claims_at_once_decide_each_once(bot: Running) -> None:
    sent(bot, *MEETINGS)
    bot.says("Nils", "attester alle")
    bot.presses("Nils", bot.sees("Nils", offers="proposal_confirm"), "proposal_confirm")
    proposals = {}
    for name, words in (("Turid", "anvis alle"), ("Geir", "godkjenn alle")):
        for claimant, _ in MEETINGS:
            bot.sees(name, bot.town.person(claimant).name, offers="authorise")
        bot.says(name, words)
        proposals[name] = bot.sees(name, "Anvises: 3 krav", offers="proposal_confirm")
    with ThreadPoolExecutor() as at_once:
        list(at_once.map(lambda name: bot.presses(name, proposals[name], "proposal_confirm"), proposals))
    for name in proposals:
        bot.sees(name, "Dette er gjort")
    assert states(bot) == ["authorised"] * 3
    assert [entry.action for entry in bot.trail()].count("authorise") == 3


def test_who_would_decide_when_nothing_waits_is_told_so(bot: Running) -> None:
    bot.says("Turid", "anvis alle")
    bot.sees("Turid", "Ingenting venter på deg nå")


def test_the_list_shows_the_words_for_what_its_reader_does(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    assert "«attester alle unntatt" in shown(listed(bot))
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Turid", offers="authorise")
    assert "«anvis alle unntatt" in shown(listed(bot, "Turid"))


def test_who_names_a_claim_that_has_gone_on_hears_how_it_stands_and_who_acts_next(bot: Running) -> None:
    (number,) = sent(bot, MEETINGS[0])
    card = bot.sees("Nils", offers="attest")
    bot.presses("Nils", card, "attest")
    bot.sees("Turid", offers="authorise")
    bot.says("Nils", f"attester {number}")
    bot.sees("Nils", "Det er attestert, venter på anvisning", "Turid Moen eller Geir Aasland som kan avgjøre det")
    bot.presses("Turid", bot.sees("Turid", offers="return"), "return")
    bot.town.slack.submit_view(bot.town.user("Turid"), {"reason": "Feil dato"})
    bot.sees("Kari", "Feil dato")
    bot.says("Turid", f"anvis {int(number.partition('-')[2])}")
    bot.sees("Turid", "Det er sendt i retur. Kari Haugen kan rette det og sende det på nytt.")
    bot.says("Marit", f"attester {number}")
    bot.sees("Marit", "Jeg finner ikke alle tallene")
    assert not bot.from_bot("Marit", "Kari Haugen")


def test_nothing_is_done_when_it_is_cancelled_or_confirmed_twice(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    bot.says("Nils", "attester alle")
    proposal = bot.sees("Nils", offers="proposal_confirm")
    bot.presses("Nils", proposal, "proposal_cancel")
    bot.sees("Nils", "Avbrutt. Ingenting er gjort.")
    bot.presses("Nils", proposal, "proposal_confirm", stale=True)
    bot.sees("Nils", "Dette er allerede gjort eller avbrutt")
    assert states(bot) == ["submitted"]


def test_another_person_cannot_confirm(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    bot.says("Nils", "attester alle")
    proposal = bot.sees("Nils", offers="proposal_confirm")
    bot.presses("Ragnhild", proposal, "proposal_confirm", stale=True)
    bot.sees("Ragnhild", "Jeg finner ikke igjen dette")
    assert states(bot) == ["submitted"]


def test_the_button_below_the_list_takes_those_without_findings(bot: Running) -> None:
    sent(bot, *MEETINGS)
    bot.presses("Nils", listed(bot), "proposal_clean")
    proposal = bot.sees("Nils", "Attesteres: 2 krav", "Venter fortsatt på deg: 1 krav", offers="proposal_confirm")
    bot.presses("Nils", proposal, "proposal_confirm")
    bot.sees("Nils", "Attestert: 2 krav")
    assert states(bot) == ["attested", "submitted", "attested"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("attester 9", "Jeg finner ikke alle tallene"),
        ("returner 1", "Skriv hva som må rettes"),
        ("attester alle fra Emma", "Ingen av kravene som venter på deg, er fra «Emma»"),
        ("attester 1 og returner 1: feil dato", "nevnt to ganger"),
        ("attester alle over tusen kroner", "Jeg forstod ikke hvilke krav du mener"),
        ("attestert", "Jeg forstod ikke hvilke krav du mener"),
    ],
)
def test_what_is_not_clear_is_asked_and_decides_nothing(bot: Running, words: str, told: str) -> None:
    sent(bot, MEETINGS[0])
    listed(bot)
    bot.says("Nils", words)
    bot.sees("Nils", told)
    assert not bot.from_bot("Nils", "Skal jeg gjøre dette?")


def test_a_claim_that_is_decided_already_is_not_named_by_its_old_place(bot: Running) -> None:
    sent(bot, *MEETINGS[:2])
    listed(bot)
    bot.presses("Nils", bot.sees("Nils", "Kari Haugen", offers="attest"), "attest")
    bot.sees("Kari", "har attestert")
    bot.says("Nils", "attester 1")
    bot.sees("Nils", "venter ikke på deg: Det er attestert")
    assert states(bot) == ["attested", "submitted"]


def test_a_claim_is_named_by_its_number_and_a_person_by_name(bot: Running) -> None:
    numbers = sent(bot, *MEETINGS)
    bot.says("Nils", f"attester {numbers[2]}")
    bot.sees("Nils", "Attesteres: 1 krav", "Sigrid Lothe", offers="proposal_confirm")
    bot.says("Nils", "attester alle kravene til Kari")
    bot.sees("Nils", "Attesteres: 1 krav", "Kari Haugen", offers="proposal_confirm")


@EVERYWHERE
def test_whoever_is_named_as_an_exception_waits_on_or_goes_back_with_a_reason(bot: Running) -> None:
    sent(bot, *MEETINGS)
    bot.says("Nils", "attester alle unntatt leif og Sigrids krav")
    bot.sees("Nils", "Attesteres: 1 krav", "Venter fortsatt på deg: 2 krav", offers="proposal_confirm")
    bot.says("Nils", "ok på alle unntatt Leif: mangler kvittering")
    proposal = bot.sees("Nils", "Attesteres: 2 krav", "«mangler kvittering»", offers="proposal_confirm")
    bot.presses("Nils", proposal, "proposal_confirm")
    bot.sees("Leif", "i retur", "mangler kvittering")
    assert states(bot) == ["attested", "returned", "attested"]


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("ok på alle", {"Attesteres": 3}),
        ("attester alle unntatt Leif", {"Attesteres": 2, "Venter fortsatt på deg": 1}),
        ("godkjenn alle frå Sigrid", {"Attesteres": 1}),
        ("approve all but Leif's", {"Attesteres": 2, "Venter fortsatt på deg": 1}),
        ("godkjenn alle under 1700 kr", {"Attesteres": 2, "Venter fortsatt på deg": 1}),
        ("godkjenn alle unntatt dei over 1 700 kroner", {"Attesteres": 2, "Venter fortsatt på deg": 1}),
        ("godkjenn alt utan merknader", {"Attesteres": 2, "Venter fortsatt på deg": 1}),
        ("returner 2 og 3: mangler kvittering", {"Sendes i retur": 2}),
        ("Returner Leif sitt: mangler kvittering", {"Sendes i retur": 1}),
        ("godkjenn kravene til Kari og Sigrid, returner Leif: feil dato", {"Attesteres": 2, "Sendes i retur": 1}),
    ],
)
def test_what_many_claims_are_called_by_is_read_back_and_nothing_done(
    bot: Running, words: str, groups: dict[str, int]
) -> None:
    sent(bot, *MEETINGS)
    listed(bot)
    bot.says("Nils", words)
    read_back = shown(bot.sees("Nils", "Skal jeg gjøre dette?", offers="proposal_confirm"))
    every = ("Attesteres", "Sendes i retur", "Venter fortsatt på deg")
    assert {group: int(count) for group, count in re.findall(rf"({'|'.join(every)}): (\d) krav", read_back)} == groups
    assert states(bot) == ["submitted"] * 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("attester alle unntatt Lief", "Mener du Leif Kvamme?"),
        ("attester alle unntatt Leif med merknader", "Jeg forstod ikke hvilke krav du mener"),
        ("godkjenn alle fra Emma", "Ingen av kravene som venter på deg, er fra «Emma»"),
        ("attester alle unntatt Sigrid", "Ingen av kravene som venter på deg, er fra «Sigrid»"),
        ("attester alle over 3", "Jeg forstod ikke hvilke krav du mener"),
    ],
)
def test_who_or_what_is_not_plainly_meant_is_asked_about(bot: Running, words: str, told: str) -> None:
    sent(bot, *MEETINGS[:2])
    bot.says("Nils", words)
    bot.sees("Nils", told)
    assert not bot.from_bot("Nils", "Skal jeg gjøre dette?")


def test_in_the_thread_of_a_card_its_claimant_s_name_means_that_claim_alone(bot: Running) -> None:
    numbers = sent(bot, ("Kari", COUNCIL), ("Leif", COUNCIL))
    bot.says("Kari", f"Formannskapet {DAY:%d.%m.%Y}")
    bot.presses("Kari", bot.sees("Kari", "Formannskapet", offers="submit"), "submit")
    bot.sees("Nils", "Formannskapet", offers="attest")
    card = bot.sees("Nils", numbers[0], offers="attest")
    bot.says("Nils", "returner kravet til Kari: feil dato", thread_ts=card.ts)
    assert numbers[0] in shown(bot.sees("Nils", "Sendes i retur: 1 krav", offers="proposal_confirm"))


def test_a_claim_named_beside_the_claimant_in_a_thread_is_decided_too(bot: Running) -> None:
    kari, _ = sent(bot, *MEETINGS[:2])
    card = bot.sees("Nils", "Leif Kvamme", offers="attest")
    bot.says("Nils", f"attester Leif og {kari}", thread_ts=card.ts)
    bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")


def test_in_the_thread_of_a_card_its_claim_and_its_lines_are_meant(bot: Running) -> None:
    sent(bot, *MEETINGS[:2])
    card = bot.sees("Nils", "Leif Kvamme", offers="attest")
    bot.says("Nils", "returner linje 2: kvittering mangler", thread_ts=card.ts)
    proposal = bot.sees("Nils", "Sendes i retur: 1 krav", "bare linje 2", offers="proposal_confirm")
    bot.says("Nils", "returner 2: feil dato", thread_ts=card.ts)
    bot.sees("Nils", "vet jeg ikke om tallet er en linje eller et krav")
    bot.presses("Nils", proposal, "proposal_confirm")
    bot.sees("Leif", "en del av krav", "kvittering mangler")
    assert [len(claim.lines) for claim in bot.claims("submitted", "returned")] == [1, 1, 1]


def test_whoever_has_nothing_waiting_is_told_so(bot: Running) -> None:
    bot.says("Turid", "hva venter på meg?")
    bot.sees("Turid", "Ingenting venter på deg nå")


def test_status_is_what_waits_for_whoever_only_decides(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    bot.says("Nils", "status?")
    assert "1. Krav" in shown(bot.sees("Nils", "Dette venter på deg", offers="proposal_clean"))


def test_an_approver_still_claims_in_words(bot: Running) -> None:
    bot.says("Ragnhild", f"Formannskapet {DAY:%d.%m.%Y}, retur 42 km")
    bot.sees("Ragnhild", "42 km", offers="delete")


WORKING_DAYS = holidays.country_holidays("NO")
TOMORROW = WORKING_DAYS.get_nth_working_day(date_in_norway(dt.datetime.now(dt.UTC)), 1)


def morning(day: dt.date, hour: int = 8) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), OSLO)


def test_in_the_morning_whoever_let_a_claim_wait_has_one_list_of_what_waits(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    tick(bot.office)
    tick(at(bot.office, morning(TOMORROW, 6)))
    assert bot.sent("digest") == []
    for hour in (8, 9, 16):
        tick(at(bot.office, morning(TOMORROW, hour)))
    assert bot.sent("digest") == [bot.town.person("Nils").id]
    tick(at(bot.office, morning(WORKING_DAYS.get_nth_working_day(TOMORROW, 1))))
    assert bot.sent("digest") == [bot.town.person("Nils").id] * 2


def test_nobody_is_told_what_waits_on_a_day_off(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    day_off = next(day for n in range(1, 8) if not WORKING_DAYS.is_working_day(day := TOMORROW + dt.timedelta(days=n)))
    tick(at(bot.office, morning(day_off)))
    assert bot.sent("digest") == []


def test_all_without_findings_are_taken_from_the_page_of_what_waits_too(bot: Running) -> None:
    sent(bot, *MEETINGS)
    nils = bot.town.user("Nils")
    bot.town.slack.open_home(nils)
    home = bot.town.slack.wait_for_home(nils)
    assert "Attester alle uten merknader (2)" in str(home.body)
    bot.town.slack.click(nils, home, "proposal_clean")
    bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")


def test_the_list_follows_what_is_decided_since_and_every_claim_keeps_its_place(bot: Running) -> None:
    sent(bot, *MEETINGS[:2])
    standing = listed(bot)
    bot.presses("Nils", bot.sees("Nils", "Kari Haugen", offers="attest"), "attest")
    left = bot.sees("Nils", "Dette venter på deg", "1. Krav", "venter på anvisning", "2. Krav", "Leif Kvamme")
    assert (left.ts, left.text) == (standing.ts, "Dette venter på deg – 1 krav")
    bot.presses("Leif", bot.sees("Leif", offers="withdraw"), "withdraw")
    over = bot.town.slack.wait_for_message(bot.town.user("Nils"), lambda seen: seen.ts == left.ts and not buttons(seen))
    assert "Leif Kvamme" not in shown(over)
    assert over.text == "Ingenting her venter på deg lenger – 0 krav"


def test_all_that_waits_is_counted_though_not_all_of_it_has_room(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulings, "MOST", 1)
    monkeypatch.setattr(home, "MOST", 1)
    sent(bot, *MEETINGS)
    listing = listed(bot)
    assert listing.text == "Dette venter på deg – 3 krav"
    assert "… og 2 krav til" in shown(listing)
    nils, slack = bot.town.user("Nils"), bot.town.slack
    slack.open_home(nils)
    slack.wait_for_home(
        nils, lambda page: "3 krav venter på deg" in str(page.body) and "og 2 krav til" in str(page.body)
    )


def test_the_list_counts_what_the_card_notices(bot: Running) -> None:
    sent(bot, ("Leif", f"{COUNCIL}, ferje 142 kr, bom 54 kr"))
    card = bot.sees("Nils", offers="attest")
    noticed = shown(card).split("Legg merke til")[1].split("Vanlig")[0].count("• ")
    assert f"· {noticed} merknad" in shown(listed(bot))
