"""What the page shows, as HTML by item: pure functions of what people see and what the store holds."""

from collections.abc import Mapping, Sequence

from flask import render_template
from markupsafe import Markup, escape

from bot.presentation.claim import title_of
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.people import Person
from demo.page.mailbox import MailView
from demo.screen_text import BOLD, unescaped
from demo.slack import Message, View
from store.audit import Entry

WORDS = Words("nb")

Item = dict[str, str]
"""One entry of a list on the page: `id` and `html`; an entry whose html is the same stays as it is."""


def mrkdwn(text: str) -> Markup:
    """Slack's wire text as HTML: bold, line breaks, everything else as characters."""
    return Markup(BOLD.sub(r"<strong>\1</strong>", str(escape(unescaped(text)))).replace("\n", "<br>"))


def chat_items(messages: Sequence[Message], person: Person) -> list[Item]:
    """The conversation, oldest first."""
    return [
        {"id": f"m{message.ts}", "html": render_template("message.html", message=message, person=person)}
        for message in messages
    ]


def mail_items(mails: Sequence[MailView], person: Person) -> list[Item]:
    """The mailbox, newest first."""
    return [
        {"id": f"e{mail.number}", "html": render_template("mail.html", mail=mail, person=person, words=WORDS)}
        for mail in reversed(mails)
    ]


def claim_items(
    claims: Sequence[Claim],
    trails: Mapping[str, Sequence[Entry]],
    people: Mapping[str, Person],
    catalogue: Catalogue,
) -> list[Item]:
    """The claims, newest first, each with its trail by its number."""
    return [
        {
            "id": f"k{claim.number}",
            "html": render_template(
                "claim.html",
                claim=claim,
                title=title_of(claim, WORDS, catalogue),
                trail=trails[claim.number],
                people=people,
                words=WORDS,
            ),
        }
        for claim in reversed(claims)
    ]


def modal_html(view: View | None) -> str:
    """The open dialog; empty when there is none."""
    return render_template("modal.html", view=view) if view else ""
