"""However deep an HTML mail is nested, its words are read."""

import time

import pytest

from parsers.mail import read
from tests.parsers.mail.build import html

WORDS = "Ferje 12.10.2026, 142 kr til møte"


@pytest.mark.parametrize("depth", [300, 3_000, 30_000])
@pytest.mark.parametrize(
    ("opened", "closed"), [("<div>", "</div>"), ("<table><tr><td>", "</td></tr></table>"), ("<blockquote>", "")]
)
def test_words_at_the_bottom_are_read(depth: int, opened: str, closed: str) -> None:
    started = time.process_time()
    markup = f"<style>p {{}}</style>{opened * depth}{WORDS.replace('ø', '&oslash;')}{closed * depth}"
    found = read(html(markup))
    assert (found.full_text, found.damage) == (WORDS, None)
    assert time.process_time() - started < 5


def test_words_above_the_depth_do_not_hide_those_within() -> None:
    found = read(html(f"<p>Hei</p>{'<div>' * 3_000}{WORDS}"))
    assert found.full_text.split() == ["Hei", *WORDS.split()]


@pytest.mark.parametrize("filler", ["<style>", "<title ", "<!--", "<", "&amp", "<script>x"])
def test_what_only_looks_like_html_takes_no_time(filler: str) -> None:
    started = time.process_time()
    read(html("<div>" * 3_000 + filler * 60_000))
    assert time.process_time() - started < 3
