"""Every block and element of Block Kit on the page: drawn, worked by hand, and told to the bot as Slack tells it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from slack_sdk import WebClient

from demo.slack import SlackDouble
from demo.stage import Stage
from tests.demo.page.everything import MESSAGE, Json, Told, bot
from tests.demo.slack.bolt.conftest import by_http


@pytest.fixture
def slack(stage: Stage) -> SlackDouble:
    return stage.town.slack


@pytest.fixture
def told(slack: SlackDouble) -> Iterator[Told]:
    """What another bot is told, which takes the place of the town's own."""
    kept = Told()
    with by_http(slack, bot(slack, kept)):
        yield kept


@pytest.fixture
def message(page: Page, stage: Stage, told: Told, slack: SlackDouble) -> Locator:
    """The message with everything in it, on Kari's page."""
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel=stage.town.user("Kari").id, text="Alt", blocks=MESSAGE)
    page.goto("/1001/")
    return page.locator("#chat article.bot")


@pytest.fixture
def form(page: Page, message: Locator) -> Locator:
    """The dialog with every input, opened by its button and filled in but for what is optional."""
    message.get_by_role("button", name="Åpne").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Tekst", exact=True)).to_be_focused()
    dialog.get_by_label("Tekst", exact=True).fill("Ferje")
    dialog.get_by_label("Tall").fill("4.5")
    dialog.get_by_label("E-postadresse").fill("kari@lauvdal.example")
    dialog.get_by_label("Tid").fill("17:30")
    dialog.get_by_label("Øyeblikk").fill("2026-11-20T09:15")
    dialog.get_by_role("group", name="Flere valg").get_by_label("Ja").check()
    dialog.get_by_role("group", name="Flere valg").get_by_label("Kanskje").check()
    dialog.get_by_role("radiogroup", name="Knapper").get_by_label("Buss").check()
    dialog.get_by_label("Vedlegg").set_input_files({"name": "ferje.jpg", "mimeType": "image/jpeg", "buffer": b"..."})
    return dialog


def test_everything_is_drawn(message: Locator) -> None:
    expect(message.get_by_role("heading", name="Alt")).to_be_visible()
    expect(message.get_by_role("img", name="Kvittering")).to_be_visible()
    expect(message.get_by_text("Bilde utenfra")).to_be_visible()
    expect(message.locator("strong", has_text="fet")).to_be_visible()
    expect(message.get_by_role("link", name="lenke")).to_have_attribute("href", "https://lauvdal.example/")
    expect(message.locator("blockquote")).to_have_text("sitat")
    expect(message.get_by_role("cell")).to_have_text(["a", "b"])
    expect(message).to_contain_text("🆗")


def test_a_choice_in_a_message_is_told_at_once(message: Locator, told: Told) -> None:
    message.get_by_label("Type").select_option("Reise")
    assert told.action()["selected_option"]["value"] == "reise"
    message.get_by_label("Med gruppe").select_option("En")
    assert told.action()["selected_option"]["value"] == "en"
    message.get_by_role("group", name="Med flere").get_by_label("Nei").check()
    assert [each["value"] for each in told.action()["selected_options"]] == ["nei"]
    message.get_by_role("group", name="Med bokser").get_by_label("Blå").check()
    assert [each["value"] for each in told.action()["selected_options"]] == ["blå"]
    message.get_by_role("radiogroup", name="Med knapper").get_by_label("Bil").check()
    assert told.action()["selected_option"]["value"] == "bil"
    message.get_by_label("Velg dag").fill("2026-12-01")
    assert told.action()["selected_date"] == "2026-12-01"
    message.get_by_label("Med tid").fill("08:00")
    assert told.action()["selected_time"] == "08:00"
    message.get_by_label("Med personer").select_option("Nils Bakke")
    assert told.action()["type"] == "users_select"
    message.get_by_label("Flere valg: Med meny").click()
    message.get_by_role("button", name="Flytt").click()
    assert told.action()["selected_option"]["value"] == "flytt"


def test_words_after_a_slash_are_a_command_and_its_answer_is_for_the_person_alone(
    page: Page, message: Locator, told: Told
) -> None:
    page.get_by_label("Melding til Godtgjort").fill("/krav ferje 142,-")
    page.get_by_role("button", name="Send melding").click()
    body = told.next()
    assert (body["command"], body["text"]) == ("/krav", "ferje 142,-")
    expect(page.locator("#chat article.ephemeral")).to_contain_text("bare synlig for deg")
    expect(page.locator("#chat article.ephemeral")).to_contain_text("Svaret kommer i samtalen.")


def test_a_shortcut_on_a_message_is_told_with_the_message(page: Page, message: Locator, told: Told) -> None:
    shown = message.locator("form").get_attribute("data-shown")
    page.evaluate(f"fetch('/1001/message/{shown}/shortcut/of_message', {{method: 'POST'}})")
    body = told.next()
    assert (body["callback_id"], body["message"]["ts"]) == ("of_message", shown)


def test_arrow_keys_pass_through_a_menu_and_enter_picks(page: Page, message: Locator, told: Told) -> None:
    message.get_by_label("Type").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert told.action()["selected_option"]["value"] == "reise"
    message.get_by_label("Flere valg: Med meny").focus()
    page.keyboard.press("Enter")
    expect(message.get_by_role("button", name="Rett")).to_be_visible()
    page.keyboard.press("Escape")
    expect(message.get_by_role("button", name="Rett")).to_be_hidden()


def test_what_the_bot_wants_confirmed_is_asked_first(page: Page, message: Locator, told: Told) -> None:
    message.get_by_role("button", name="Slett").click()
    asked = page.get_by_role("dialog", name="Er du sikker?")
    expect(asked).to_contain_text("Det slettes.")
    asked.get_by_role("button", name="Nei").click()
    message.get_by_role("button", name="Slett").click()
    page.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    message.get_by_role("button", name="Slett").click()
    asked.get_by_role("button", name="Ja").click()
    assert told.action()["action_id"] == "remove"
    message.get_by_label("Type").select_option("Reise")
    assert told.action()["action_id"] == "pick"


def updated(form: Locator, told: Told) -> Json:
    """What the bot was told of a choice in the form, which then has a field more."""
    form.get_by_label("Valg", exact=True).select_option("Reise")
    body = told.next()
    expect(form.get_by_label("Ekstra")).to_be_visible()
    return body


def values_of(body: Json) -> dict[str, Json]:
    """The state of a form, by label."""
    return {label: next(iter(held.values())) for label, held in body["view"]["state"]["values"].items()}


def test_a_dialog_with_every_input_is_filled_in_and_sent(form: Locator, told: Told) -> None:
    assert values_of(updated(form, told))["Tekst"]["value"] == "Ferje"
    expect(form.get_by_label("Tekst", exact=True)).to_have_value("Ferje")
    form.get_by_label("Lang tekst").fill("")
    form.get_by_role("button", name="Send inn").click()
    held = values_of(told.next())
    expect(form).to_be_hidden()
    assert {label: held[label].get("value") for label in ("Tekst", "Lang tekst", "Tall", "Nettadresse")} == {
        "Tekst": "Ferje", "Lang tekst": None, "Tall": "4.5", "Nettadresse": None,
    }  # fmt: skip
    assert (held["Dag"]["selected_date"], held["Tid"]["selected_time"]) == ("2026-11-20", "17:30")
    assert held["Øyeblikk"]["selected_date_time"] == 1_795_162_500
    assert [each["value"] for each in held["Flere valg"]["selected_options"]] == ["ja", "kanskje"]
    assert held["Knapper"]["selected_option"]["value"] == "buss"
    assert [(file["name"], file["size"]) for file in held["Vedlegg"]["files"]] == [("ferje.jpg", 3)]


def test_a_menu_brings_what_fits_as_one_types(form: Locator, told: Told) -> None:
    updated(form, told)
    brought = form.locator("datalist option")
    form.get_by_label("Land").fill("Sv")
    expect(brought).to_have_count(2)
    form.get_by_label("Land").fill("Sver")
    expect(brought).to_have_count(1)
    expect(brought).to_have_attribute("value", "Sverige")
    form.get_by_label("Land").fill("Sv")
    form.get_by_role("button", name="Send inn").click()
    expect(form.get_by_role("alert")).to_have_text("Noe av det du fylte ut, passer ikke i feltet sitt.")
    form.get_by_label("Land").fill("Sverige")
    form.get_by_role("button", name="Send inn").click()
    assert values_of(told.next())["Land"]["selected_option"]["value"] == "sverige"


def test_what_is_typed_while_the_bot_changes_the_dialog_stays(form: Locator, told: Told) -> None:
    form.get_by_label("Valg", exact=True).select_option("Reise")
    form.get_by_label("Lang tekst").fill("Skrevet imens")
    expect(form.get_by_label("Ekstra")).to_be_visible()
    expect(form.get_by_label("Lang tekst")).to_have_value("Skrevet imens")


def test_what_the_bot_refuses_stands_at_its_field_with_what_was_written(form: Locator, told: Told) -> None:
    updated(form, told)
    form.get_by_label("Tekst", exact=True).fill("nei")
    form.get_by_role("button", name="Send inn").click()
    expect(form.get_by_text("Skriv noe annet.")).to_be_visible()
    expect(form.get_by_label("Tekst", exact=True)).to_have_value("nei")
    expect(form.get_by_label("Tall")).to_have_value("4.5")


def test_what_is_missing_or_does_not_fit_is_said_in_the_dialog(form: Locator) -> None:
    form.get_by_label("Valg", exact=True).select_option("Reise")
    expect(form.get_by_label("Ekstra")).to_be_visible()
    for name in ("Ja", "Kanskje"):
        form.get_by_role("group", name="Flere valg").get_by_label(name).uncheck()
    form.get_by_role("button", name="Send inn").click()
    expect(form.get_by_role("alert")).to_have_text("Fyll ut Flere valg først.")
    form.get_by_role("group", name="Flere valg").get_by_label("Nei").check()
    papers = [FilePayload(name=f"{number}.pdf", mimeType="application/pdf", buffer=b"...") for number in range(3)]
    form.get_by_label("Vedlegg").set_input_files(papers)
    form.get_by_role("button", name="Send inn").click()
    expect(form.get_by_role("alert")).to_have_text("Noe av det du fylte ut, passer ikke i feltet sitt.")


def test_a_dialog_on_top_is_closed_by_escape_and_the_one_below_is_as_it_was(
    page: Page, form: Locator, told: Told
) -> None:
    updated(form, told)
    form.get_by_label("Tekst", exact=True).fill("oppå")
    form.get_by_role("button", name="Send inn").click()
    expect(form.get_by_role("heading")).to_have_text("Oppå")
    page.keyboard.press("Escape")
    expect(form.get_by_role("heading")).to_have_text("Skjema")
    expect(form.get_by_label("Tekst", exact=True)).to_have_value("oppå")
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(page.get_by_role("button", name="Åpne")).to_be_focused()
