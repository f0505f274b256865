"""`godtgjort mail quarantine`: an administrator sees what was set apart and why, and decides."""

import datetime as dt
import math
import time
from pathlib import Path

from sqlalchemy import select

from bot.office import Office
from demo.town import Town
from store import claims, quarantine
from store.tables import audit
from tests.bot.by_hand import Clock, turn
from tests.bot.cli.commands import complaint, godtgjort
from tests.bot.hands import Post, letter, words
from tests.bot.mail.letters import arrived, became, outcome

BERIT = "berit.solli@lauvdal.example"
DRIVE = "Kjørte 42 km til rådhuset 12.10.2023, \x1b[2Jfnr 12819000059"


def with_parts(count: int) -> bytes:
    head = f"From: {BERIT}\r\nSubject: Reise\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    text = f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{DRIVE}\r\n"
    more = "--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n" * (count - 1)
    return (head + text + more + "--b--\r\n").encode()


def much(lines: int) -> bytes:
    return letter(BERIT, "Kjørte 42 km til rådhuset 12.10.2023\n" * lines)


FROM_TWO = letter(f"{BERIT}, thief@evil.example", "Kjørte 42 km til rådhuset 12.10.2023")


def order(town: Town, *arguments: object) -> str:
    """What the command prints, on one line."""
    done = godtgjort("mail", "quarantine", *arguments, "--config", town.folder)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.decode().split())


def claims_made(bot: Office) -> int:
    with bot.database.read() as connection:
        return len(claims.in_state(connection, ("draft",)))


def test_a_mail_that_breaks_a_limit_is_set_apart_told_and_listed_and_the_next_one_is_handled(
    town: Town, by_hand: Office
) -> None:
    assert order(town, "list") == "No mail is set apart."
    assert became(by_hand, with_parts(301)) == ("quarantined", "too_complex")
    assert became(by_hand, letter(BERIT, "hva er status?")) == ("conversation", "status")
    assert "fikk ikke til å lese e-posten din" in words(Post(town, BERIT, lambda raw, at: None).wait("tatt vare på"))
    told = words(Post(town, town.person("Anders").email, lambda raw, at: None).wait("lagt til side"))
    assert "godtgjort mail quarantine list" in told
    assert "I karantene nå: 1." in told
    listed = order(town, "list")
    assert "too_complex" in listed
    assert BERIT in listed


def test_administrators_hear_how_many_there_are(town: Town, by_hand: Office, clock: Clock) -> None:
    for number in range(3):
        became(by_hand, FROM_TWO + b"%d" % number)
    clock.time += dt.timedelta(days=1)
    became(by_hand, FROM_TWO)
    Post(town, town.person("Anders").email, lambda raw, at: None).wait("I karantene nå: 4.")


def test_a_mail_that_is_too_long_is_set_apart_and_the_writer_hears_what_to_do(town: Town, by_hand: Office) -> None:
    assert became(by_hand, much(10_000)) == ("quarantined", "long_text")
    Post(town, BERIT, lambda raw, at: None).wait("lengre enn jeg kan lese på én gang", "uten eldre e-poster")


def test_ten_megabytes_of_text_take_no_more_than_their_length(by_hand: Office) -> None:
    """Each time is the fastest so far: a machine that others use slows the one or the other, and is asked again."""
    short = long = math.inf
    for _ in range(5):
        short, long = min(short, seconds_for(by_hand, 30_000)), min(long, seconds_for(by_hand, 270_000))
        if long < 20 * short:
            break
    assert long < 20 * short


def seconds_for(by_hand: Office, lines: int) -> float:
    begun = time.monotonic()
    assert became(by_hand, much(lines)) == ("quarantined", "long_text")
    return time.monotonic() - begun


def test_it_is_shown_without_harm_and_saved_whole(town: Town, by_hand: Office, tmp_path: Path) -> None:
    number = arrived(by_hand, with_parts(301))
    turn(by_hand)
    shown = order(town, "show", number, "--save", tmp_path / "mail.eml")
    assert "Reason: too_complex" in shown
    assert "Subject: Reise" in shown
    assert "42 km til rådhuset 12.10.2023, [2Jfnr •••••••••••" in shown
    assert "\x1b" not in shown
    assert (tmp_path / "mail.eml").read_bytes() == with_parts(301)
    nowhere = tmp_path / "nowhere" / "mail.eml"
    lost = godtgjort("mail", "quarantine", "show", number, "--save", nowhere, "--config", town.folder)
    assert (lost.returncode, f"{nowhere}: No such file or directory" in complaint(lost)) == (1, True)


def test_another_try_comes_to_the_same_and_says_nothing_twice(town: Town, by_hand: Office) -> None:
    number = arrived(by_hand, with_parts(301))
    turn(by_hand)
    sent = len(town.mail.transactions)
    order(town, "retry", number)
    assert outcome(by_hand, number) == (None, None)
    turn(by_hand)
    assert outcome(by_hand, number) == ("quarantined", "too_complex")
    assert len(town.mail.transactions) == sent


def test_a_released_mail_is_taken_as_far_as_it_can_be_read(town: Town, by_hand: Office) -> None:
    number = arrived(by_hand, with_parts(301))
    turn(by_hand)
    order(town, "release", number)
    turn(by_hand)
    assert outcome(by_hand, number) == ("claim", "claim")
    with by_hand.database.read() as connection:
        assert quarantine.everything(connection) == []
    assert claims_made(by_hand) == 1


def test_a_mail_without_a_clear_sender_is_released_for_a_person(town: Town, by_hand: Office) -> None:
    number = arrived(by_hand, FROM_TWO)
    turn(by_hand)
    assert outcome(by_hand, number) == ("quarantined", "sender_unclear")
    unclear = godtgjort("mail", "quarantine", "release", number, "--config", town.folder)
    assert (unclear.returncode, "--person" in complaint(unclear)) == (1, True)
    nobody = godtgjort("mail", "quarantine", "release", number, "--person", "nobody", "--config", town.folder)
    assert (nobody.returncode, "people.csv" in complaint(nobody)) == (1, True)
    order(town, "release", number, "--person", town.person("Berit").id)
    turn(by_hand)
    assert outcome(by_hand, number) == ("claim", "claim")
    assert claims_made(by_hand) == 1
    with by_hand.database.read() as connection:
        released = connection.execute(select(audit).where(audit.c.action == "mail_released")).one()
    assert released.actor.startswith("os:")
    assert released.details == {"arrival": number, "was": "sender_unclear", "released": town.person("Berit").id}


def test_a_released_mail_sends_nothing_whatever_it_carries(town: Town, by_hand: Office) -> None:
    became(by_hand, letter(BERIT, "Kjørte 42 km fra Haugen til rådhuset 12.10.2023"))
    priced = Post(town, BERIT, lambda raw, at: None).wait("42 km")
    raw = letter(f"{BERIT}, thief@evil.example", "send", to=str(priced["Reply-To"]), answers=priced)
    number = arrived(by_hand, raw)
    turn(by_hand)
    order(town, "release", number, "--person", town.person("Berit").id)
    turn(by_hand)
    assert outcome(by_hand, number) == ("refused", "unverified")


def test_what_is_not_in_quarantine_is_left_alone(town: Town, by_hand: Office) -> None:
    number = arrived(by_hand, letter(BERIT, "hva er status?"))
    turn(by_hand)
    for command in ("show", "retry", "release"):
        refused = godtgjort("mail", "quarantine", command, number, "--config", town.folder)
        assert refused.returncode == 1
        assert f"mail {number} is not in quarantine" in complaint(refused)
    assert outcome(by_hand, number) == ("conversation", "status")
