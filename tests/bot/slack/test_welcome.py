"""What somebody whom the bot does not serve finds when they open its home tab."""

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.config.municipality import load
from bot.slack.welcome import languages_of, welcome_view
from bot.words import LOCALES
from claims.people import Language
from demo.slack import User
from demo.slack.validate import accepted_view
from demo.town import LAUVDAL, Town
from tests.bot.hands import moment
from tests.bot.running import Running, running
from tests.bot.slack.test_cards import texts_in
from tests.bot.slack.test_linking import mailed
from tests.bot.slack.test_strangers_in_chat import elsewhere

KINDS = ("not_welcome", "link_offered", "unknown_sender")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LOCALES)
def test_the_page_looks_as_it_did(language: Language, kind: str, snapshot: SnapshotAssertion) -> None:
    shown = welcome_view(kind, load(LAUVDAL), [language])
    accepted_view(shown)
    assert list(texts_in(shown)) == snapshot


def test_a_municipality_with_a_long_name_stays_within_what_slack_takes() -> None:
    town = load(LAUVDAL)
    named = replace(
        town,
        settings=town.settings.model_copy(
            update={"municipality": town.settings.municipality.model_copy(update={"name": "Lauvdal & Åsgård " * 20})}
        ),
    )
    for kind in KINDS:
        accepted_view(welcome_view(kind, named, list(LOCALES)))


@pytest.mark.parametrize(
    ("locale", "languages"),
    [
        ("nb-NO", ["nb"]),
        ("no-NO", ["nb"]),
        ("nn-NO", ["nn"]),
        ("en-US", ["nn", "en"]),
        ("de-DE", ["nn", "en"]),
        ("", ["nn", "en"]),
    ],
)
def test_it_speaks_the_language_that_was_chosen_in_slack_else_the_municipality_s_and_english(
    locale: str, languages: list[Language]
) -> None:
    assert languages_of(locale, "nn") == languages


def test_english_is_not_said_twice() -> None:
    assert languages_of("en-GB", "en") == ["en"]


def page(bot: Running, user: User) -> str:
    """What the person's home tab says, with nothing said in the conversation."""
    home = bot.town.slack.wait_for_home(user)
    assert ("ignored", "home_of_a_stranger") in bot.outcomes(1)
    assert [message for message in bot.town.slack.dm(user) if message.from_bot] == []
    return "\n".join(texts_in(home.body))


def test_a_guest_reads_that_the_bot_is_for_members_and_where_else_a_claim_can_be_sent(bot: Running) -> None:
    guest = bot.town.slack.add_user("Gjest", "kari.haugen@lauvdal.example", guest=True)
    bot.town.slack.open_home(guest)
    shown = page(bot, guest)
    assert "Krav i Lauvdal kommune" in shown
    assert "kontoen din er en gjestekonto" in shown
    assert "krav@lauvdal.example" in shown
    assert "Claims" not in shown


def test_somebody_who_is_not_registered_reads_how_the_account_is_linked(bot: Running) -> None:
    newcomer = bot.town.slack.add_user("Ny Person", "ny@annet.example")
    bot.town.slack.open_home(newcomer)
    assert "Skriv den registrerte e-postadressen eller ansattnummeret ditt til meg under Meldinger" in page(
        bot, newcomer
    )


def test_where_no_code_can_be_mailed_they_read_whom_to_ask(town: Town) -> None:
    settings = (town.folder / "settings.toml").read_text("utf-8")
    (town.folder / "settings.toml").write_text(_without_mail(settings), "utf-8")
    with running(town) as bot:
        newcomer = bot.town.slack.add_user("Ny Person", "ny@annet.example")
        bot.town.slack.open_home(newcomer)
        assert "be om å bli registrert" in page(bot, newcomer)


def _without_mail(settings: str) -> str:
    before, _, rest = settings.partition("[mail]")
    return before + "[" + rest.partition("\n[")[2]


def test_somebody_of_another_workspace_reads_it_in_their_language_where_that_is_known(bot: Running) -> None:
    other = bot.town.slack.add_user("Ola Nabo", "ola@nabo.example", team="T0ANNEN0BY")
    bot.town.slack.workspace.users[other.id] = replace(other, locale="en-US")
    elsewhere(bot.town).open_home(other)
    shown = page(bot, other)
    assert "kontoen din er en gjestekonto eller hører til et annet" in shown
    assert "your account is a guest’s or belongs to another one" in shown


def test_whoever_is_linked_later_finds_their_own_page(bot: Running) -> None:
    newcomer = bot.town.slack.add_user("Kari H", "kari@privat.example")
    bot.town.slack.open_home(newcomer)
    page(bot, newcomer)
    bot.town.slack.say(newcomer, "kari.haugen@lauvdal.example", at=moment("2023-10-13"))
    bot.town.slack.say(newcomer, mailed(bot))
    bot.outcomes(3)
    bot.town.slack.open_home(newcomer)
    bot.town.slack.wait_for_home(newcomer, lambda home: "Kravene dine" in str(home.body))


def test_a_page_that_slack_does_not_take_is_no_trouble_to_the_administrator(bot: Running) -> None:
    guest = bot.town.slack.add_user("Gjest", "gjest@nabo.example", guest=True)
    bot.town.slack.faults.error("views.publish", "user_not_found")
    bot.town.slack.open_home(guest)
    assert bot.outcomes(1) == [("ignored", "home_of_a_stranger")]
    assert bot.sent("admin_not_delivered") == []
