"""What the page shows, as HTML by item: pure functions of what people see and what the store holds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask import render_template

from bot.presentation.claim import title_of
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.people import Person
from claims.workflow import WAITS_FOR
from demo.page.cast import Cast
from demo.page.mailbox import MailView
from demo.page.payroll_files import PayrollFile
from demo.page.standing import Care, Standing
from demo.screen_text import plain
from demo.slack import Message, View

WORDS = Words("nb")
NEWS_LIMIT = 120
"""Characters of a new message that are read out."""

Item = dict[str, str]
"""One entry of a list on the page: `id`, `html` (an entry whose html is the same stays as it is) and, when the bot
wrote it, `news` for those who listen to the page."""


def chat_items(
    messages: Sequence[Message], person: Person, me: str, shortcuts: Sequence[Mapping[str, str]]
) -> list[Item]:
    """The conversation, oldest first, replies within the message whose thread they are in.

    `me` is the person's Slack id; `shortcuts` are those of the app's manifest that stand in every message's menu.
    """
    shared = {"person": person, "me": me, "shortcuts": shortcuts}
    there = {message.ts for message in messages}
    replies: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        if _is_reply(message, there):
            replies[message.thread_ts or ""].append(message)
    return [
        {
            "id": f"m{message.ts}",
            "html": render_template("message.html", message=message, replies=replies[message.ts], **shared),
            "news": _news([message, *replies[message.ts]]),
        }
        for message in messages
        if not _is_reply(message, there)
    ]


def mail_items(mails: Sequence[MailView], person: Person) -> list[Item]:
    """The mailbox, newest first."""
    return [
        {
            "id": f"e{mail.number}",
            "html": render_template("mail.html", mail=mail, person=person, words=WORDS),
            "news": "" if mail.own else mail.subject,
        }
        for mail in reversed(mails)
    ]


def home_items(view: View | None) -> list[Item]:
    """The home tab as the only item; none before the bot has published one."""
    return [{"id": view.id, "html": render_template("home.html", view=view)}] if view else []


def claim_items(standings: Sequence[Standing], people: Mapping[str, Person], catalogue: Catalogue) -> list[Item]:
    """The claims in their order, each with its trail and whom it waits for."""
    return [
        {
            "id": f"k{standing.claim.number}",
            "html": render_template(
                "claim.html",
                claim=standing.claim,
                title=title_of(standing.claim, WORDS, catalogue),
                trail=standing.trail,
                waits_for=standing.turn if standing.claim.state in WAITS_FOR else (),
                stuck=standing.is_stuck,
                people=people,
                words=WORDS,
            ),
        }
        for standing in standings
    ]


def next_html(standing: Standing | None, person: Person, people: Mapping[str, Person], cast: Cast) -> str:
    """What comes next, and who does it; before anything has happened, who begins and how."""
    administrators = [one.id for one in people.values() if "administrator" in one.roles]
    return render_template(
        "next.html",
        standing=standing,
        person=person,
        people=people,
        first=cast.first.id,
        mailer=cast.first_by_mail.id,
        administrators=administrators,
        words=WORDS,
    )


def care_items(care: Care, people: Mapping[str, Person]) -> list[Item]:
    """What an administrator has to see to, by its kind."""
    found = {"stuck": care.stuck, "quarantine": care.quarantine, "undelivered": care.undelivered}
    return [
        {"id": kind, "html": render_template("care.html", kind=kind, found=there, people=people, words=WORDS)}
        for kind, there in found.items()
    ]


def pay_items(files: Sequence[PayrollFile], ready: Sequence[Claim], person: Person) -> list[Item]:
    """What is ready for payroll, then the payroll files; only whoever works there can act on them."""
    shared = {"person": person, "acts": "payroll" in person.roles, "words": WORDS}
    total = sum(claim.total for claim in ready)
    waiting = render_template("ready.html", claims=ready, total=total, **shared)
    runs = [{"id": f"r{file.number}", "html": render_template("run.html", file=file, **shared)} for file in files]
    return [{"id": "ready", "html": waiting}, *runs]


def modal_html(view: View | None) -> str:
    """The open dialog; empty when there is none."""
    return render_template("modal.html", view=view) if view else ""


def _is_reply(message: Message, there: set[str]) -> bool:
    return message.thread_ts not in (None, message.ts) and message.thread_ts in there


def _news(messages: Sequence[Message]) -> str:
    """The bot's latest words among the messages."""
    said = [plain(message.text) for message in messages if message.from_bot]
    return said[-1][:NEWS_LIMIT] if said else ""
