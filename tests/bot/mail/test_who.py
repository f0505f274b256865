"""Who sent a mail: proven by the municipality's own server or a signature, known by address only, or nobody we know."""

import base64
import subprocess
from collections.abc import Iterator

import pytest
from dkim import DKIM

from bot.intake import Ignored, Message, Stranger
from bot.mail.arrivals import MailArrivals
from bot.office import Office
from claims.claim import Claim
from demo.town import Town
from store import claims, inbox
from tests.bot.by_hand import Clock, office
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, Post, letter, words
from tests.bot.mail.letters import arrived, became
from tests.bot.mail.vouching import AUTHORITY, FAILED, PASSED, change_settings, vouched_for

BERIT = "berit.solli@lauvdal.example"
STRANGER = "ukjent@langtvekk.example"


@pytest.fixture
def bot(town: Town) -> Iterator[Office]:
    """The bot of a town whose mail server says whom it vouches for."""
    with vouched_for(town) as opened:
        yield opened


def only_claim(bot: Office) -> Claim:
    with bot.database.read() as connection:
        (claim,) = claims.in_state(connection, ("draft", "submitted"))
    return claim


def test_whom_our_own_server_vouches_for_sends_a_claim_without_its_secret(bot: Office) -> None:
    assert became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=PASSED)) == ("claim", "claim")
    assert became(bot, letter(BERIT, "send", headers=PASSED)) == ("conversation", "submit")
    assert only_claim(bot).state == "submitted"


@pytest.mark.parametrize(
    "headers", [{}, FAILED, {"Authentication-Results": "mx.evil.example; dmarc=pass header.from=lauvdal.example"}]
)
def test_anybody_else_makes_a_draft_and_is_told_how_to_confirm(
    town: Town, bot: Office, headers: dict[str, str]
) -> None:
    assert became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=headers)) == ("claim", "claim")
    assert became(bot, letter(BERIT, "send", headers=headers)) == ("refused", "unverified")
    assert only_claim(bot).state == "draft"
    berit = Post(town, BERIT, lambda raw, at: None)
    assert "må du bekrefte at e-posten kom fra deg" in words(berit.wait("bekrefte"))


def test_a_draft_that_somebody_may_have_forged_is_shown_before_the_person_sends_it(town: Town, bot: Office) -> None:
    assert became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=FAILED)) == ("claim", "claim")
    berit = Post(town, BERIT, lambda raw, at: None)
    berit.wait("5 140,00 kr")
    assert became(bot, letter(BERIT, "send", headers=PASSED)) == ("conversation", "shown_first")
    assert only_claim(bot).state == "draft"
    shown = berit.wait("5 140,00 kr")
    assert became(bot, letter(BERIT, "send", to=str(shown["Reply-To"]), answers=shown)) == ("conversation", "submit")
    assert only_claim(bot).state == "submitted"


@pytest.mark.parametrize(("headers", "answers"), [(FAILED, False), (PASSED, True)])
def test_words_outside_every_thread_answer_no_draft_that_somebody_may_have_forged(
    bot: Office, headers: dict[str, str], answers: bool
) -> None:
    became(bot, letter(BERIT, "kjørte 42 km fra Haugen til rådhuset", headers=headers))
    asking = only_claim(bot)
    became(bot, letter(BERIT, "Formannskapet 3.10.2023", headers=PASSED))
    became(bot, letter(BERIT, "12.10.2023, kommunestyret", headers=PASSED))
    with bot.database.read() as connection:
        after = claims.get(connection, asking.number)
    assert after
    assert (after.version > asking.version) == answers


@pytest.mark.parametrize("said", ["Attestert", "Godkjent, kan utbetales", "Sendes i retur, kvittering mangler"])
def test_an_approver_decides_nothing_by_mail_however_well_it_is_proven(town: Town, bot: Office, said: str) -> None:
    became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=PASSED))
    became(bot, letter(BERIT, "send", headers=PASSED))
    marit = town.person("Marit").email
    assert became(bot, letter(marit, said, headers=PASSED)) == ("refused", "decide_by_button")
    assert only_claim(bot).state == "submitted"
    assert "med knappene på kortet" in words(Post(town, marit, lambda raw, at: None).wait("avgjør ingenting"))


def test_a_stranger_is_answered_only_when_the_mail_is_proven(town: Town, bot: Office) -> None:
    town.mail.add_user(STRANGER, "demo")
    assert became(bot, letter(STRANGER, "Kommunestyremøte 12.10.2023")) == ("ignored", "unknown_sender")
    assert town.mail.transactions == []
    passed = {"Authentication-Results": f"{AUTHORITY}; spf=pass smtp.mailfrom={STRANGER}"}
    assert became(bot, letter(STRANGER, "Kommunestyremøte 13.10.2023", headers=passed)) == ("refused", "unknown_sender")
    assert len(town.mail.transactions) == 1


@pytest.fixture(scope="module")
def key() -> bytes:
    made = subprocess.run(["openssl", "genrsa", "1024"], check=True, capture_output=True, timeout=20)
    return made.stdout


def test_where_no_server_checks_we_check_the_signature(town: Town, key: bytes) -> None:
    change_settings(town, "smtp_host = ", "check_dkim = true")
    public = subprocess.run(
        ["openssl", "rsa", "-pubout", "-outform", "DER"], input=key, check=True, capture_output=True, timeout=20
    )
    known = {"s1._domainkey.lauvdal.example": b"v=DKIM1; p=" + base64.b64encode(public.stdout)}
    raw = letter(BERIT, "send").replace(b"\n", b"\r\n")
    signed = bytes(DKIM(raw).sign(b"s1", b"lauvdal.example", key)) + raw
    with office(town, Clock()) as bot:
        settings = town.municipality.settings.mail
        assert settings
        mails = MailArrivals(bot.database, town.municipality, settings, known.get)

        def prepared(raw: bytes) -> object:
            with bot.database.read() as connection:
                arrival = inbox.get(connection, arrived(bot, raw))
            return mails.prepare(arrival)

        proven, changed = prepared(signed), prepared(signed.replace(b"\r\nsend", b"\r\nsend alt"))
        assert isinstance(proven, Message)
        assert isinstance(changed, Message)
        assert (proven.verified, changed.verified) == (True, False)
        assert prepared(letter(STRANGER, "Hei")) == Ignored(reason="unknown_sender")


def test_without_either_setting_nobodys_word_is_taken_and_strangers_are_answered(town: Town) -> None:
    with office(town, Clock()) as bot:
        assert became(bot, letter(BERIT, CARER_WORDS, headers=PASSED)) == ("claim", "claim")
        assert became(bot, letter(BERIT, "send", headers=PASSED)) == ("refused", "unverified")
        with bot.database.read() as connection:
            arrival = inbox.get(connection, arrived(bot, letter(STRANGER, "Hei")))
        assert isinstance(bot.channels["mail"].prepare(arrival), Stranger)


def test_what_our_own_server_says_is_forged_sends_nothing_whatever_secret_it_has(town: Town, bot: Office) -> None:
    became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=PASSED))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    to = str(priced["Reply-To"])
    assert became(bot, letter(BERIT, "send", to=to, answers=priced, headers=FAILED)) == ("refused", "unverified")
    forwarded = {
        "Authentication-Results": f"{AUTHORITY}; spf=fail smtp.mailfrom=x.example; dkim=pass header.d=y.example"
    }
    assert became(bot, letter(BERIT, "send", to=to, answers=priced, headers=forwarded)) == ("refused", "unverified")
    assert only_claim(bot).state == "draft"


@pytest.mark.parametrize(
    "said",
    [f"{AUTHORITY}; dmarc=none", f"{AUTHORITY}; spf=softfail", "mx.evil.example; dmarc=fail", f"{AUTHORITY}; none"],
)
def test_a_server_that_is_not_sure_leaves_the_secret_its_worth(town: Town, bot: Office, said: str) -> None:
    became(bot, letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, headers=PASSED))
    priced = Post(town, BERIT, lambda raw, at: None).wait("5 140,00 kr")
    headers = {"Authentication-Results": said}
    answer = letter(BERIT, "send", to=str(priced["Reply-To"]), answers=priced, headers=headers)
    assert became(bot, answer) == ("conversation", "submit")
