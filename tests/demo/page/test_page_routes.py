"""The page: what people see on it, what they can do from it, and what other sites cannot."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from slack_sdk import WebClient

from bot.office import utc_now
from bot.slack.signs import EMOJI
from demo.page.cast import read_cast
from demo.page.mrkdwn import mrkdwn
from demo.receipt import photo
from demo.screen_text import mail_of
from demo.stage import Stage
from demo.town import BOT_ADDRESS
from tests.demo.page.conftest import ORIGIN, Visitor

KARI, NILS, BERIT, EVA = "1001", "3001", "2001", "4001"
CLAIM = "Kommunestyret 12.10.2023, 64 km"


def button(html: str, action: str) -> str:
    """The message that the button belongs to."""
    found = re.search(r'data-shown="([^"]+)"', html)
    assert found
    assert f'data-action="{action}"' in html, html
    return found[1]


def press(visitor: Visitor, person: str, card: str, action: str) -> str:
    """What came of it instead; empty when the bot has it."""
    return visitor.outcome(f"/{person}/act", shown=button(card, action), action=action)


def submit(visitor: Visitor, person: str, **values: str) -> str:
    """What came of it instead of sending the open dialog with these values; empty when it is sent."""
    shown = re.search(r'data-shown="([^"]+)"', visitor.look(person)["modal"])
    assert shown
    return visitor.outcome(f"/{person}/modal", shown=shown[1], **values)


def test_the_start_leads_to_a_person_and_everybody_is_within_two_links(visitor: Visitor, stage: Stage) -> None:
    start = visitor.client.get("/", base_url=ORIGIN, follow_redirects=True).get_data(as_text=True)
    links = set(re.findall(r'href="(/\d+/)"', start))
    links |= {link for each in links for link in re.findall(r'href="(/\d+/)"', visitor.page(each))}
    assert {f"/{person.id}/" for person in stage.town.municipality.people} == links


def test_the_page_says_what_day_it_is_in_the_town_and_messages_are_of_that_day(visitor: Visitor, stage: Stage) -> None:
    stage.clock.put_forward(days=1)
    visitor.post(f"/{KARI}/chat", text="hei")
    assert "I Lauvdal kommune er det 14. november 2026." in visitor.page(f"/{KARI}/")
    (message,) = [said for said in stage.town.slack.dm(stage.town.user("Kari")) if not said.from_bot]
    assert datetime.fromtimestamp(float(message.ts), UTC).date() == date(2026, 11, 14)


@pytest.mark.parametrize(
    "path", ["/9999/", "/9999/now", "/1001/mail/0", "/1001/file/F1", "/9999/mail/0", "/1001/x", "/payroll/1.csv"]
)
def test_what_is_not_there_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.client.get(path, base_url=ORIGIN).status_code == 404


def test_a_message_becomes_a_claim_that_goes_to_the_attestor_and_back_with_a_reason(visitor: Visitor) -> None:
    paper = (io.BytesIO(photo("Ferje 142,-")), "ferje.jpg")
    assert visitor.post(f"/{KARI}/chat", text=CLAIM + ", ferje 142,-", file=paper) == 204
    assert press(visitor, KARI, visitor.sees(KARI, "chat", "1 500,00 kr", "Send til godkjenning"), "submit") == ""

    assert press(visitor, NILS, visitor.sees(NILS, "chat", "Kari Haugen", "Attester"), "return") == ""
    assert 'name="reason"' in visitor.sees(NILS, "modal", "Hva må rettes?")
    assert submit(visitor, NILS, reason="Det var 60 km.") == ""
    visitor.sees(KARI, "chat", "Nils Bakke", "Det var 60 km.")
    assert visitor.look(NILS)["modal"] == ""
    trail = visitor.sees(KARI, "claims", "returnert")
    assert trail.index("skrev kravet i Slack") < trail.index("sendte kravet") < trail.index("returnerte i Slack")
    assert "Det var 60 km." in trail


def test_an_unfinished_dialog_stays_open_and_a_closed_one_is_gone(visitor: Visitor) -> None:
    visitor.post(f"/{KARI}/chat", text=CLAIM)
    press(visitor, KARI, visitor.sees(KARI, "chat", "Send til godkjenning"), "submit")
    press(visitor, NILS, visitor.sees(NILS, "chat", "Attester"), "return")
    visitor.sees(NILS, "modal", "Hva må rettes?")
    assert submit(visitor, NILS) == "Fyll ut Hva må rettes? først."
    assert visitor.look(NILS)["modal"]
    assert visitor.post(f"/{NILS}/modal/close") == 204
    assert visitor.look(NILS)["modal"] == ""


def test_a_button_that_is_gone_is_named_as_gone(visitor: Visitor) -> None:
    visitor.post(f"/{KARI}/chat", text=CLAIM)
    card = visitor.sees(KARI, "chat", "Send til godkjenning")
    press(visitor, KARI, card, "submit")
    visitor.sees(KARI, "chat", "sendt, venter på attestering")
    assert "ikke på skjermen lenger" in press(visitor, KARI, card, "submit")
    assert "ikke på skjermen lenger" in visitor.outcome(f"/{KARI}/act", shown="1.2", action="submit")


def test_a_mail_is_written_read_and_answered_to_the_address_it_asks_for(visitor: Visitor, stage: Stage) -> None:
    text = "Avlaster lav sats 5 timer 10.11.2024"
    assert visitor.post(f"/{BERIT}/mail", subject="November\r\n2024", text=text) == 204
    shown = visitor.sees(BERIT, "mail", "475,00 kr", "Svar")
    assert "data-answers" in shown
    body = visitor.client.get(f"/{BERIT}/mail/1", base_url=ORIGIN)
    assert body.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "475,00" in body.get_data(as_text=True)
    assert visitor.page(f"/{BERIT}/mail/0") == text

    assert visitor.post(f"/{BERIT}/mail", subject="Re: November", text="send", answers="1") == 204
    visitor.sees(BERIT, "claims", "sendt, venter på attestering")
    wanted = mail_of(stage.town.mail.inbox(stage.town.person("Berit").email)[0])["Reply-To"]
    assert "+" in wanted
    assert wanted != BOT_ADDRESS


def test_a_picture_is_shown_and_any_other_file_is_only_saved(visitor: Visitor) -> None:
    visitor.post(f"/{KARI}/chat", text="", file=(io.BytesIO(photo("Ferje")), "ferje.jpg"))
    visitor.post(f"/{KARI}/chat", text="", file=(io.BytesIO(b"<script>alert(1)</script>"), "side.html"))
    entries = [item["html"] for item in visitor.look(KARI)["chat"] if "/file/" in item["html"]]
    picture, page = (
        visitor.client.get(re.findall(r'href="([^"]+)"', html)[0], base_url=ORIGIN) for html in entries[:2]
    )
    assert picture.content_type == "image/jpeg"
    assert "Content-Disposition" not in picture.headers
    assert page.headers["Content-Disposition"].startswith("attachment")
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_nobody_sees_a_file_of_another_conversation(visitor: Visitor) -> None:
    visitor.post(f"/{KARI}/chat", text="", file=(io.BytesIO(photo("Ferje")), "ferje.jpg"))
    entry = next(item["html"] for item in visitor.look(KARI)["chat"] if "/file/" in item["html"])
    path = re.findall(r'href="([^"]+)"', entry)[0]
    assert visitor.client.get(path.replace(KARI, NILS), base_url=ORIGIN).status_code == 404


def test_what_people_write_never_becomes_markup(visitor: Visitor, stage: Stage) -> None:
    hostile = "<img src=x onerror=alert(1)> & *fet*"
    visitor.post(f"/{KARI}/chat", text=hostile)
    shown = next(item["html"] for item in visitor.look(KARI)["chat"])
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; <strong>fet</strong>" in shown
    stage.town.mail.deliver(b"From: <i>x</i>\r\nSubject: <b>y\r\n\r\nz", stage.town.person("Kari").email)
    assert "<b>" not in visitor.look(KARI)["mail"][0]["html"]


def test_bold_links_and_escapes_are_drawn_as_in_slack() -> None:
    assert mrkdwn("*Sum:* 1 &lt; 2") == "<strong>Sum:</strong> 1 &lt; 2"
    link = '<a href="https://a.example/x_y_z" target="_blank" rel="noopener noreferrer">her</a>'
    assert mrkdwn("_se_\n<https://a.example/x_y_z|her>") == f"<em>se</em><br>{link}"
    assert mrkdwn("2*3*4 og `a*b*`") == "2*3*4 og <code>a*b*</code>"
    assert mrkdwn("```1 < 2```\n&gt; sitat") == "<pre>1 &lt; 2</pre><br><blockquote>sitat</blockquote>"
    assert mrkdwn("<javascript:alert(1)|klikk>") == "klikk"


@pytest.mark.parametrize("origin", [None, "http://ond.example", "http://127.0.0.1:1", "null"])
def test_a_change_from_another_site_is_refused(visitor: Visitor, stage: Stage, origin: str | None) -> None:
    assert visitor.post(f"/{KARI}/chat", origin=origin, text=CLAIM) == 403
    assert stage.town.slack.dm(stage.town.user("Kari")) == []


@pytest.mark.parametrize("path", ["/1001/", "/1001/now", "/"])
def test_a_foreign_name_for_this_machine_is_refused(visitor: Visitor, path: str) -> None:
    assert visitor.client.get(path, base_url="http://ond.example").status_code == 400


def test_only_payroll_runs_payroll(visitor: Visitor) -> None:
    assert visitor.post(f"/{KARI}/payroll") == 403
    assert visitor.post(f"/{KARI}/payroll/1/paid") == 403
    assert visitor.post(f"/{EVA}/payroll/1/paid") == 404
    assert "Lag lønnsfil" not in visitor.sees(KARI, "pay", "Klart for lønn")


def test_a_dialog_that_is_not_the_open_one_is_not_sent(visitor: Visitor) -> None:
    assert "ikke på skjermen lenger" in visitor.outcome(f"/{NILS}/modal", shown="V1", reason="Det var 60 km.")


def test_everybody_of_the_municipality_plays_one_part(stage: Stage) -> None:
    cast = [member.id for part in read_cast().parts for member in part.members]
    assert sorted(cast) == sorted(person.id for person in stage.town.municipality.people)


def test_every_suggestion_is_understood(stage: Stage) -> None:
    for part in read_cast().parts:
        for suggestion in (each for member in part.members for each in member.suggestions):
            intent = stage.office.reader.read(suggestion.text, received=utc_now()).intent
            assert intent != "none", suggestion.text


def test_the_page_runs_nothing_but_its_own_script(visitor: Visitor) -> None:
    policy = visitor.client.get(f"/{KARI}/", base_url=ORIGIN).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_mail_without_a_date_is_shown(visitor: Visitor, stage: Stage) -> None:
    stage.town.mail.deliver(b"From: a@b.example\r\n\r\nhei", stage.town.person("Kari").email, datetime.now(UTC))
    assert "a@b.example" in visitor.sees(KARI, "mail", "a@b.example")


def test_an_engineer_sees_the_json_and_the_mail_as_they_were_sent(visitor: Visitor) -> None:
    visitor.post(f"/{KARI}/chat", text=CLAIM)
    shown = re.search(r'data-shown="([^"]+)"', visitor.sees(KARI, "chat", "Send til godkjenning"))
    assert shown
    sent = visitor.client.get(f"/{KARI}/message/{shown[1]}.json", base_url=ORIGIN).get_json()
    assert sent["blocks"][0]["type"] == "header"
    assert visitor.client.get(f"/{NILS}/message/{shown[1]}.json", base_url=ORIGIN).status_code == 404
    visitor.post(f"/{BERIT}/mail", subject="November", text="Avlaster lav sats 5 timer 10.11.2024")
    assert "Subject: November" in visitor.page(f"/{BERIT}/mail/0.eml")


def test_what_the_bot_shows_below_a_message_stands_there(visitor: Visitor, stage: Stage) -> None:
    assert visitor.post(f"/{KARI}/chat", text="takk") == 204
    slack, kari = stage.town.slack, stage.town.user("Kari")
    said = slack.wait_for_message(kari, lambda message: not message.from_bot)
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    client.reactions_add(channel=said.channel, timestamp=said.ts, name=EMOJI)
    assert "⏳ Godtgjort" in visitor.sees(KARI, "chat", "takk", "⏳")
    client.reactions_remove(channel=said.channel, timestamp=said.ts, name=EMOJI)
    assert "⏳" not in visitor.sees(KARI, "chat", "takk")
