"""A notice as a mail: subject, plain text and HTML that say the same."""

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.notices import Notice, NoticeKind
from bot.presentation import asks, claim_view, finding_texts, hint
from bot.presentation.news import changed, noticed
from bot.presentation.plain import one_line
from bot.presentation.receipts import elsewhere
from bot.texts import text
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import blocking, to_correct
from claims.claim import OPEN
from claims.workflow import may
from parsers.mail.reply import marker_line

WITH_TABLE: frozenset[NoticeKind] = frozenset({"claim", "sent", "returned", "reminder"})
"""Kinds with a folder of their own, which show the whole claim; the others share `message`."""

NO_REPLY: frozenset[NoticeKind] = frozenset(
    {
        "unknown_sender",
        "not_welcome",
        "link_code",
        "admin_nobody_can_decide",
        "admin_not_delivered",
        "admin_not_handled",
        "admin_quarantined",
        "admin_files_withheld",
        "admin_approver_away",
        "admin_answers_held_back",
    }
)
"""Kinds that open no conversation: their mails have no reply marker."""

_ENVIRONMENT = Environment(
    loader=PackageLoader("templates", "mail"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One mail's words; the subject is a single line."""

    subject: str
    text: str
    html: str


def render(notice: Notice, words: Words, catalogue: Catalogue, town_name: str) -> Rendered:
    """The notice as a mail in the reader's words, from the templates of its kind."""
    claim = notice.claim
    folder = notice.kind if notice.kind in WITH_TABLE else "message"
    context = {
        "words": words,
        "kind": notice.kind,
        "claim": claim_view(claim, words, catalogue) if claim else None,
        "sendable": claim is not None and may(claim, "submit", claim.claimant) and not blocking(notice.findings),
        "editable": claim is not None and claim.state in OPEN,
        "asks": asks(claim, notice.findings, words, catalogue) if claim else [],
        "blocks": finding_texts(claim, to_correct(notice.findings), words, catalogue) if claim else [],
        "warnings": noticed(notice, words, catalogue),
        "changes": [*changed(notice, words, catalogue), *elsewhere(notice, words)],
        "example": hint(claim, words, catalogue) if claim else "",
        "message": text(notice, words, catalogue),
        "marker": "" if notice.kind in NO_REPLY else marker_line(words.t("mail.marker")),
        "town": town_name,
    }
    subject, body, html = (
        _ENVIRONMENT.get_template(f"{folder}/{part}").render(context)
        for part in ("subject.txt", "body.txt", "body.html")
    )
    return Rendered(subject=one_line(subject), text=body.strip() + "\n", html=html)
