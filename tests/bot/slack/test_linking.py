"""A Slack account whose address nobody has registered is linked by a code that is mailed to the registered one."""

import datetime as dt
import re
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select, update

from bot.channel import DeliveryFailed
from bot.office import Office
from bot.slack.channel import SlackChannel
from demo.slack import User
from demo.town import Town
from store import accounts
from store.tables import link_code
from tests.bot.hands import said, shown
from tests.bot.running import Running, wait_until

ADDRESS = "kari.haugen@lauvdal.example"
ASKED = "har jeg nå sendt en kode på seks sifre"
REFUSED = "Koden stemmer ikke, eller den er for gammel"


def newcomer(bot: Running) -> User:
    return bot.town.slack.add_user("Kari H", "kari@privat.example")


def unconfirmed(town: Town, name: str) -> User:
    user = replace(town.user(name), email_confirmed=False)
    town.slack.workspace.users[user.id] = user
    return user


def writes(bot: Running, user: User, text: str, answer: str) -> str:
    """What the bot answers, with `answer` in it."""
    already = len([message for message in bot.town.slack.dm(user) if said(answer)(message)])
    bot.town.slack.say(user, text)

    def is_new(_: object) -> bool:
        return len([message for message in bot.town.slack.dm(user) if said(answer)(message)]) > already

    bot.town.slack.wait_for_message(user, is_new)
    return shown(bot.town.slack.dm(user)[-1])


def mailed(bot: Running) -> str:
    """The code of the next mail to Kari."""
    mail = bot.post("Kari").wait("Koden din er")
    body = mail.get_body(("plain",))
    assert body
    found = re.search(r"\b\d{6}\b", body.get_content())
    assert found
    return found[0]


def test_a_newcomer_is_told_how_to_say_who_they_are(bot: Running) -> None:
    user = newcomer(bot)
    writes(bot, user, "Kommunestyret 12.10.2023", "Skriv den registrerte e-postadressen eller ansattnummeret ditt her")
    assert bot.claims() == []


def test_a_long_text_is_searched_for_no_address(bot: Running) -> None:
    writes(bot, newcomer(bot), f"{'a' * 320}{ADDRESS}", "Skriv den registrerte e-postadressen")


@pytest.mark.parametrize("named", [ADDRESS, "Adressen er KARI.haugen@lauvdal.example.", "1001"])
def test_the_mailed_code_links_the_account_and_claims_can_be_written(bot: Running, named: str) -> None:
    user = newcomer(bot)
    writes(bot, user, named, ASKED)
    code = mailed(bot)
    writes(bot, user, f" {code[:3]} {code[3:]} ", "Slack-kontoen er nå knyttet til Kari Haugen")
    bot.post("Kari").wait("Slack-kontoen er nå knyttet til Kari Haugen", "Var det ikke du")
    bot.town.slack.say(user, "Kommunestyret 12.10.2023")
    bot.town.slack.wait_for_message(user, said(offers="submit"))
    assert [claim.claimant for claim in bot.claims()] == ["1001"]
    assert {"link_asked", "account_linked"} <= {entry.action for entry in bot.trail()}


def test_a_code_that_is_older_than_a_quarter_of_an_hour_links_nothing_and_says_so(bot: Running) -> None:
    user = newcomer(bot)
    writes(bot, user, ADDRESS, ASKED)
    code = mailed(bot)
    ago = bot.office.now() - dt.timedelta(minutes=16)
    with bot.office.database.write() as connection:
        connection.execute(update(link_code).values(asked_at=ago, mailed_at=ago))
    writes(bot, user, code, REFUSED)
    assert "account_linked" not in {entry.action for entry in bot.trail()}


def test_the_code_is_typed_in_a_dialog_too_and_counts_as_words_do(bot: Running) -> None:
    user, slack = newcomer(bot), bot.town.slack
    writes(bot, user, ADDRESS, ASKED)
    code = mailed(bot)
    slack.click(user, slack.dm(user)[-1], "code")
    view = slack.wait_for_view(user)
    assert (view.title, [block["block_id"] for block in view.blocks]) == ("Hvem er du?", ["code"])
    told = slack.submit_view(user, {"code": "12 34 56 7"})
    assert told.errors == {"code": "Skriv de seks sifrene i koden, og ikke noe annet."}
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert slack.submit_view(user, {"code": wrong}).closed
    refused = slack.wait_for_message(user, said(REFUSED))
    slack.click(user, refused, "code")
    slack.submit_view(user, {"code": f" {code[:3]} {code[3:]} "})
    slack.wait_for_message(user, said("Slack-kontoen er nå knyttet til Kari Haugen"))


def test_a_code_of_a_dialog_has_five_tries_as_well(bot: Running) -> None:
    user, slack = newcomer(bot), bot.town.slack
    writes(bot, user, ADDRESS, ASKED)
    asked, code = slack.dm(user)[-1], mailed(bot)
    for _ in range(5):
        slack.click(user, asked, "code")
        slack.submit_view(user, {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    bot.outcomes(6)
    writes(bot, user, code, REFUSED)


def test_who_is_linked_already_is_helped_when_they_type_a_code(bot: Running) -> None:
    user, slack = newcomer(bot), bot.town.slack
    writes(bot, user, ADDRESS, ASKED)
    asked, code = slack.dm(user)[-1], mailed(bot)
    writes(bot, user, code, "Slack-kontoen er nå knyttet til Kari Haugen")
    slack.click(user, asked, "code")
    slack.submit_view(user, {"code": code})
    slack.wait_for_message(user, said("Skriv hva du vil kreve"))


def test_six_digits_are_a_number_and_cost_no_try_where_no_code_is_awaited(bot: Running) -> None:
    user = newcomer(bot)
    writes(bot, user, "142000", ASKED)
    writes(bot, user, ADDRESS, ASKED)
    bot.outcomes(2)
    with bot.office.database.write() as connection:
        long_ago = bot.office.now() - dt.timedelta(hours=2)
        connection.execute(update(link_code).values(asked_at=long_ago, mailed_at=long_ago))
    writes(bot, user, "142 000 kr", "Skriv den registrerte e-postadressen")
    writes(bot, user, "142000", ASKED)
    with bot.office.database.read() as connection:
        assert connection.scalars(select(link_code.c.tries)).all() == [0, 0, 0]


def test_the_code_stands_nowhere_but_in_the_mail(bot: Running) -> None:
    user = newcomer(bot)
    writes(bot, user, ADDRESS, ASKED)
    code = mailed(bot)
    bot.outcomes(1)
    with bot.office.database.read() as connection:
        for table in ("outbox", "link_code", "audit"):
            rows = connection.exec_driver_sql(f"select * from {table}").all()
            assert rows
            assert code not in str(rows)


def test_whether_an_address_or_number_is_registered_is_not_told(bot: Running) -> None:
    user = newcomer(bot)
    known = writes(bot, user, ADDRESS, ASKED)
    assert writes(bot, user, "ingen@lauvdal.example", ASKED) == known
    assert writes(bot, user, "9999", ASKED) == known
    assert writes(bot, user, "000000", REFUSED)
    bot.outcomes(4)
    assert len([t for t in bot.town.mail.transactions if b"Koden du har bedt om" in t.data]) == 1


def test_a_code_is_good_once_and_only_the_newest_is(bot: Running) -> None:
    user, other = newcomer(bot), bot.town.slack.add_user("En annen", "annen@privat.example")
    writes(bot, user, ADDRESS, ASKED)
    post = bot.post("Kari")
    first = re.findall(r"\b\d{6}\b", str(post.wait("Koden din er")))[-1]
    writes(bot, user, ADDRESS, ASKED)
    second = re.findall(r"\b\d{6}\b", str(post.wait("Koden din er")))[-1]
    if first != second:
        writes(bot, user, first, REFUSED)
    writes(bot, other, ADDRESS, ASKED)
    writes(bot, other, second, REFUSED)
    writes(bot, user, second, "Slack-kontoen er nå knyttet")
    with bot.office.database.read() as connection:
        assert [one.name for one in accounts.everybody(connection)] == [f"@{user.id}"]


def test_after_five_wrong_tries_the_right_code_is_of_no_use(bot: Running) -> None:
    user = newcomer(bot)
    writes(bot, user, ADDRESS, ASKED)
    code = mailed(bot)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        writes(bot, user, wrong, REFUSED)
    writes(bot, user, code, REFUSED)


def test_an_account_gets_five_codes_a_day_and_so_does_a_person_whoever_asks(bot: Running) -> None:
    user, other = newcomer(bot), bot.town.slack.add_user("En annen", "annen@privat.example")
    for _ in range(5):
        writes(bot, user, ADDRESS, ASKED)
    writes(bot, user, ADDRESS, "Du har bedt om mange koder i dag")
    writes(bot, other, ADDRESS, ASKED)
    bot.outcomes(7)
    assert len([t for t in bot.town.mail.transactions if b"Koden du har bedt om" in t.data]) == 5


def test_an_account_that_was_linked_hears_what_its_person_is_told_and_speaks_for_nobody_when_it_is_unlinked(
    bot: Running,
) -> None:
    user = newcomer(bot)
    writes(bot, user, "2001", ASKED)
    code = re.findall(r"\b\d{6}\b", str(bot.post("Berit").wait("Koden din er")))[-1]
    writes(bot, user, code, "Slack-kontoen er nå knyttet til Berit Solli")
    assert bot.from_bot("Berit") == []
    with bot.office.database.write() as connection:
        assert [one.name for one in accounts.unlink(connection, "2001")] == [f"@{user.id}"]
    writes(bot, user, "status?", "Jeg vet ikke hvem du er ennå")


def test_a_guest_cannot_ask_for_a_code(bot: Running) -> None:
    guest = bot.town.slack.add_user("Gjest", "gjest@privat.example", guest=True)
    bot.town.slack.say(guest, ADDRESS)
    bot.town.slack.wait_for_message(guest, said("Jeg kan bare ta imot krav fra folkevalgte og ansatte"))
    assert bot.outcomes(1) == [("refused", "not_welcome")]
    assert not bot.town.mail.transactions


def test_an_account_whose_address_slack_has_not_seen_confirmed_is_asked_for_a_code(bot: Running) -> None:
    user = unconfirmed(bot.town, "Kari")
    writes(bot, user, "status?", "Jeg vet ikke hvem du er ennå")
    writes(bot, user, ADDRESS, ASKED)
    writes(bot, user, mailed(bot), "Slack-kontoen er nå knyttet til Kari Haugen")
    writes(bot, user, "status?", "ingen krav")


def test_nobody_is_written_to_at_an_address_that_is_not_confirmed(by_hand: Office, town: Town) -> None:
    unconfirmed(town, "Kari")
    channel = by_hand.channels["slack"]
    assert isinstance(channel, SlackChannel)
    with pytest.raises(DeliveryFailed, match="not confirmed") as failed:
        channel.directory.user_of(town.person("Kari").id)
    assert failed.value.permanent


def has_more(bot: Running, user: User, messages: int) -> bool:
    return len(bot.town.slack.dm(user)) > messages


def test_who_has_two_accounts_is_answered_in_the_one_they_write_in(bot: Running) -> None:
    user = newcomer(bot)
    writes(bot, user, "2001", ASKED)
    code = re.findall(r"\b\d{6}\b", str(bot.post("Berit").wait("Koden din er")))[-1]
    writes(bot, user, code, "Slack-kontoen er nå knyttet til Berit Solli")
    for who in (user, bot.town.user("Berit"), user):
        before = len(bot.town.slack.dm(who))
        bot.town.slack.say(who, "status?")
        wait_until(partial(has_more, bot, who, before + 1), "an answer there")
