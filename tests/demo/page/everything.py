"""Every kind of block and element that a bot may send, and a bot that sends them and keeps what it is told."""

import logging
import queue
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from demo.slack import SlackDouble
from demo.slack.people import PATIENCE_SECONDS

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mark(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def options(*names: str) -> list[Json]:
    return [{"text": plain(name), "value": name.lower()} for name in names]


def element(kind: str, action: str, **keys: object) -> Json:
    return {"type": kind, "action_id": action, **keys}


def button(text: str, action: str, **keys: object) -> Json:
    return element("button", action, text=plain(text), value="1", **keys)


def section(text: str, accessory: Json) -> Json:
    return {"type": "section", "text": mark(text), "accessory": accessory}


def field(label: str, content: Json, *, optional: bool = False, **keys: object) -> Json:
    return {"type": "input", "block_id": label, "label": plain(label), "element": content, "optional": optional, **keys}


SURE = {"title": plain("Er du sikker?"), "text": mark("Det *slettes*."), "confirm": plain("Ja"), "deny": plain("Nei")}
COUNTRIES = options("Danmark", "Sveits", "Sverige")
GROUP = {"label": plain("A"), "options": options("En")}
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "fet", "style": {"bold": True}},
                {"type": "link", "url": "https://lauvdal.example/", "text": "lenke"},
                {"type": "emoji", "name": "ok", "unicode": "1f197"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "punkt"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "sitat"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "kode"}]},
    ],
}

MESSAGE: list[Json] = [
    {"type": "header", "text": plain("Alt")},
    {"type": "section", "fields": [mark("*Sum*\n1"), mark("*Dato*\n2")]},
    {"type": "context", "elements": [{"type": "image", "image_url": DOT, "alt_text": "prikk"}, mark("_smått_")]},
    {"type": "image", "image_url": DOT, "alt_text": "Kvittering", "title": plain("Bilde")},
    {"type": "image", "image_url": "https://bilder.example/a.png", "alt_text": "Bilde utenfra"},
    {"type": "divider"},
    RICH,
    {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]]},
    {"type": "markdown", "text": "**markdown**"},
    {
        "type": "actions",
        "elements": [
            button("Åpne", "open", style="primary"),
            button("Slett", "remove", style="danger", confirm=SURE),
            button("Les mer", "more", url="https://lauvdal.example/"),
        ],
    },
    section("Med meny", element("overflow", "menu", options=options("Rett", "Flytt"))),
    section("Med valg", element("static_select", "pick", options=options("Møte", "Reise"), placeholder=plain("Type"))),
    section("Med gruppe", element("static_select", "group", option_groups=[GROUP])),
    section("Med flere", element("multi_static_select", "several", options=options("Ja", "Nei", "Kanskje"))),
    section("Med dag", element("datepicker", "day", placeholder=plain("Velg dag"))),
    section("Med tid", element("timepicker", "time")),
    section("Med personer", element("users_select", "person")),
    section("Med bokser", element("checkboxes", "boxes", options=options("Rød", "Blå"))),
    section("Med knapper", element("radio_buttons", "radio", options=options("Bil", "Buss"))),
]  # fmt: skip

INPUTS: list[Json] = [
    field("Tekst", element("plain_text_input", "text", min_length=2, max_length=20, focus_on_load=True)),
    field("Lang tekst", element("plain_text_input", "long", multiline=True, initial_value="Fra før"), optional=True),
    field("Tall", element("number_input", "number", is_decimal_allowed=True, min_value="1")),
    field("E-postadresse", element("email_text_input", "email")),
    field("Nettadresse", element("url_text_input", "url"), optional=True),
    field("Dag", element("datepicker", "day", initial_date="2026-11-20")),
    field("Tid", element("timepicker", "time")),
    field("Øyeblikk", element("datetimepicker", "moment")),
    field("Valg", element("static_select", "pick", options=options("Møte", "Reise")), dispatch_action=True),
    field("Land", element("external_select", "country", min_query_length=0), optional=True),
    field("Flere valg", element("multi_static_select", "several", options=options("Ja", "Nei", "Kanskje"))),
    field("Person", element("users_select", "person"), optional=True),
    field("Bokser", element("checkboxes", "boxes", options=options("Rød", "Blå")), optional=True),
    field("Knapper", element("radio_buttons", "radio", options=options("Bil", "Buss"))),
    field("Vedlegg", element("file_input", "files", filetypes=["jpg", "pdf"], max_files=2)),
]


def modal(title: str, blocks: list[Json]) -> Json:
    return {"type": "modal", "callback_id": title, "title": plain(title), "submit": plain("Send inn"), "blocks": blocks}


FORM = modal("Skjema", INPUTS)


class Told:
    """What the bot was told, in order."""

    def __init__(self) -> None:
        self._bodies: queue.Queue[Json] = queue.Queue()

    def add(self, body: Json) -> None:
        self._bodies.put(body)

    def next(self) -> Json:
        """The next body, waited for."""
        return self._bodies.get(timeout=PATIENCE_SECONDS)

    def action(self) -> Json:
        """The one action of the next body."""
        (action,) = self.next()["actions"]
        assert isinstance(action, dict)
        return action


def bot(slack: SlackDouble, told: Told) -> App:
    """Opens the form, refuses «nei» in it, and updates, stacks or closes it when asked."""
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    app = App(client=client, signing_secret=slack.signing_secret, logger=logging.getLogger("silent"))
    logging.getLogger("silent").setLevel(logging.CRITICAL)

    @app.action("open")
    def on_open(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action({"action_id": "pick", "block_id": "Valg"})
    def on_pick(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        told.add(body)
        more = field("Ekstra", element("plain_text_input", "extra"), optional=True)
        client.views_update(view_id=body["view"]["id"], view=modal("Skjema", [more, *FORM["blocks"]]))

    def on_use(ack: Ack, body: Json) -> None:
        ack()
        told.add(body)

    @app.command("/krav")
    def on_command(ack: Ack, body: Json) -> None:
        ack(text="Svaret kommer i samtalen.")
        told.add(body)

    for name in ("menu", "pick", "group", "several", "day", "time", "person", "boxes", "radio", "remove", "more"):
        app.action(name)(on_use)
    app.message_shortcut("of_message")(on_use)

    @app.options("country")
    def on_search(ack: Ack, body: Json) -> None:
        ack(options=[each for each in COUNTRIES if each["text"]["text"].startswith(body["value"])])

    @app.view("Skjema")
    def on_submit(ack: Ack, body: Json) -> None:
        text = body["view"]["state"]["values"]["Tekst"]["text"]["value"]
        told.add(body)
        if text == "nei":
            ack(response_action="errors", errors={"Tekst": "Skriv noe annet."})
        elif text == "oppå":
            ack(response_action="push", view=modal("Oppå", [field("Mer", element("plain_text_input", "more"))]))
        else:
            ack()

    return app
