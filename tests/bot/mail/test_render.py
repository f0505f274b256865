"""Notices as mails: subject, plain text and HTML."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.mail.render import NO_REPLY, Rendered, render
from bot.notices import Notice, NoticeKind
from bot.words import LOCALES, Words
from claims.checks import Finding
from claims.people import Language
from parsers.mail.reply import newest
from tests.bot.golden import CATALOGUE, DRIVE, claim, long_claim
from tests.bot.notice_examples import ASKED, BLOCKED, CHANGED, EXAMPLES, READY, REMINDER, RETURNED, SENT

TOWN = "Lauvdal kommune"
VOID = {"meta", "br"}


def rendered(notice: Notice, language: Language = "nb") -> Rendered:
    return render(notice, Words(language), CATALOGUE, TOWN)


class Page(HTMLParser):
    """Checks that tags close in order, and keeps what a reader or mail program looks at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in VOID:
            self.text += "\n"
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_an_example_is_here_for_every_kind() -> None:
    assert {notice.kind for notice in EXAMPLES} == set(get_args(NoticeKind))


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    "notice",
    [ASKED, READY, CHANGED, BLOCKED, SENT, RETURNED, REMINDER],
    ids=["asked", "ready", "changed", "blocked", "sent", "returned", "reminder"],
)
def test_mails_with_the_claim_look_as_they_did(notice: Notice, language: Language, snapshot: SnapshotAssertion) -> None:
    mail = rendered(notice, language)
    assert mail.subject == snapshot(name="subject")
    assert mail.text == snapshot(name="text")
    assert mail.html == snapshot(name="html")


@pytest.mark.parametrize("language", LOCALES)
def test_the_other_mails_read_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    mails = [rendered(notice, language) for notice in EXAMPLES]
    assert [(mail.subject, mail.text, mail.html) for mail in mails] == snapshot


@pytest.mark.parametrize("language", LOCALES)
def test_html_is_well_formed_accessible_and_loads_nothing(language: Language) -> None:
    for notice in EXAMPLES:
        page = Page(rendered(notice, language).html)
        assert page.open == []
        assert ("html", {"lang": language}) in page.tags
        assert [tag for tag, _ in page.tags].count("h1") == 1
        assert not {"script", "link", "img", "style", "iframe"} & {tag for tag, _ in page.tags}
        assert not any(name in ("src", "href", "background") for _, attrs in page.tags for name in attrs)
        tables = [attrs for tag, attrs in page.tags if tag == "table"]
        headed = [attrs for tag, attrs in page.tags if tag == "th"]
        assert all("scope" in attrs for attrs in headed)
        captions = [tag for tag, _ in page.tags].count("caption")
        assert sum(attrs.get("role") != "presentation" for attrs in tables) == captions


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("language", LOCALES)
def test_plain_text_says_all_that_html_says(language: Language) -> None:
    words = Words(language)
    only_in_tables = [words.t(f"mail.{id}") for id in ("table", "column.number", "column.what", "column.amount")]
    for notice in EXAMPLES:
        mail = rendered(notice, language)
        missing = (
            words_of(Page(mail.html).text) - words_of(mail.text + mail.subject) - words_of(" ".join(only_in_tables))
        )
        assert missing == set()


def test_a_conversational_mail_starts_with_the_line_above_which_one_replies() -> None:
    for notice in EXAMPLES:
        mail = rendered(notice)
        assert mail.text.startswith("##- ") == (notice.kind not in NO_REPLY)


def test_a_reply_that_quotes_the_whole_mail_is_read_without_it() -> None:
    quoted = "\n".join(f"> {line}" for line in rendered(ASKED).text.splitlines())
    assert newest(f"13.10, 42 km\n\n{quoted}") == "13.10, 42 km"


def test_questions_come_before_the_claim_and_help_after_it() -> None:
    text = rendered(ASKED).text
    assert text.index("Når kjørte du") < text.index("Periode:") < text.index("Dette kan du svare")


def test_sending_is_offered_only_when_nothing_is_asked() -> None:
    assert "Svar «send»" not in rendered(ASKED).text
    assert "Svar «send»" in rendered(READY).text


def test_a_claim_that_waits_for_its_day_to_be_confirmed_asks_and_is_not_ready_to_send() -> None:
    held = Finding(0, "year_assumed", "holds", {"read_as": "2023-10-12", "year": "2023"})
    text = rendered(replace(READY, findings=(held,))).text
    assert "Jeg trenger svar på dette før kravet kan sendes" in text
    assert "Du skrev ikke årstallet, så jeg har lest dagen som en dag i 2023." in text
    assert "Dette må rettes" not in text
    assert "Svar «send»" not in text


def test_a_claim_that_has_been_sent_offers_no_changes() -> None:
    assert "Dette kan du svare" not in rendered(SENT).text


def test_the_subject_is_one_line_whatever_the_title_holds() -> None:
    mail = rendered(Notice(kind="claim", claim=claim(DRIVE, title="Møte\r\nBcc: alle@lauvdal.example")))
    assert mail.subject.splitlines() == [mail.subject]


def test_hostile_words_are_shown_and_never_run() -> None:
    hostile = "<script>alert(1)</script> {{ 7 * 7 }} {number}"
    notice = Notice(
        kind="returned", claim=claim(DRIVE, title=hostile), facts={"actor": "Nils Bakke", "reason": hostile}
    )
    mail = rendered(notice)
    assert "<script" not in mail.html
    assert hostile in Page(mail.html).text
    assert hostile in mail.text
    assert hostile in mail.subject


@pytest.mark.parametrize("length", [1, 12, 60])
def test_every_line_of_a_claim_is_in_the_mail(length: int) -> None:
    mail = rendered(Notice(kind="claim", claim=long_claim(length)))
    assert [f"\n{number}. Kjøring" in mail.text for number in range(1, length + 1)] == [True] * length
    # Gmail cuts a mail at 102 kB.
    assert len(mail.html.encode()) < 102_000
