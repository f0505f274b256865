"""What the structure of an HTML mail marks as quoted is no claim, in whatever language it is introduced."""

import pytest

from parsers.mail import read
from tests.parsers.mail.build import html

MINE = "<div>Ferja kostet 142 kr</div>"
ASKED = "<div>Hva kostet ferja? 99 kr?</div>"

QUOTED = {
    "Gmail": '<div class="gmail_quote"><div class="gmail_attr">tir. 12 a écrit :<br></div>'
    f'<blockquote class="gmail_quote">{ASKED}</blockquote></div>',
    "Apple Mail": f'<div><blockquote type="cite"><div>Le 12 mai, X a écrit :</div><br>{ASKED}</blockquote></div>',
    "Thunderbird": f'<div class="moz-cite-prefix">X kirjoitti:</div><blockquote type="cite">{ASKED}</blockquote>',
    "Outlook on the web": f'<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Od:</b> X</div>{ASKED}',
    "Outlook seen by Gmail": f'<div id="x_divRplyFwdMsg"><b>Od:</b> X</div>{ASKED}',
    "Outlook on a phone": f'<div id="mail-editor-reference-message-container"><b>Od:</b> X{ASKED}</div>',
    "Outlook on a desktop": '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>Fra:</b> Krav<br>'
    f"<b>Sendt:</b> mandag 12. mai 2025 10:30<br><b>Til:</b> Kari<br><b>Emne:</b> Krav</p></div>{ASKED}",
    "Outlook for Mac": f'<span id="OLK_SRC_BODY_SECTION"><b>Od:</b> X{ASKED}</span>',
    "Yahoo": f'<div class="yahoo_quoted" id="yahoo_quoted_1"><div>X a écrit :</div>{ASKED}</div>',
    "Proton": f'<div class="protonmail_quote">X a écrit :<blockquote type="cite">{ASKED}</blockquote></div>',
    "GMX": f'<div name="quote">Gesendet: heute<br>Von: X{ASKED}</div>',
    "Zimbra": f'<hr data-marker="__DIVIDER__"><div><b>De: </b>X{ASKED}</div>',
    "Roundcube": f'<p id="reply-intro">X a écrit :</p><blockquote type="cite">{ASKED}</blockquote>',
    "one inside another": f'<blockquote type="cite">Ja<blockquote type="cite">{ASKED}</blockquote></blockquote>',
}


@pytest.mark.parametrize("quotation", QUOTED.values(), ids=QUOTED.keys())
def test_the_quotation_is_left_out_and_kept_in_the_full_text(quotation: str) -> None:
    found = read(html(MINE + quotation))
    assert found.reply_text == "Ferja kostet 142 kr"
    assert "99 kr?" in found.full_text


def test_words_that_are_only_set_in_are_the_writers_own() -> None:
    found = read(html('<p>Krav:</p><blockquote style="margin:0 0 0 40px">42 km</blockquote>'))
    assert found.reply_text.split() == ["Krav:", "42", "km"]


def test_words_between_and_below_quotations_are_the_writers_own() -> None:
    found = read(
        html(
            '<div class="gmail_quote"><div class="gmail_attr">skrev:</div><blockquote type="cite">Linje 1: Dato?'
            '</blockquote>12. mai<blockquote type="cite">Linje 2: Pris?</blockquote>142 kr</div>'
        )
    )
    assert found.reply_text.split("\n") == ["12. mai", "142 kr"]
    answers = [(passage, found.reply_text[slice(*where)]) for passage, where in found.answers]
    assert answers == [("skrev: Linje 1: Dato?", "12. mai"), ("Linje 2: Pris?", "142 kr")]


def test_a_mail_forwarded_without_a_word_says_what_it_forwards() -> None:
    forwarded = (
        '<blockquote type="cite"><div>Begin forwarded message:</div><div><b>From: </b>Butikk</div><div><b>Subject: </b>'
        "Kvittering</div><div><b>Date: </b>12. mai</div><br><div>Ferje 142 kr</div></blockquote>"
    )
    assert read(html(forwarded)).reply_text == "Ferje 142 kr"


def test_what_is_forwarded_below_own_words_is_left_out() -> None:
    forwarded = (
        '<div>Hotell</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>'
        "Fra: Butikk<br>Date: man. 12. mai 2025<br>Subject: Kvittering<br>To: Kari</div><br><div>1 200 kr</div></div>"
    )
    assert read(html(forwarded)).reply_text == "Hotell"


def test_what_the_html_hides_is_not_read() -> None:
    hidden = '<title>99 kr</title><style>p{}</style><div style="display:none">99 kr</div><p>142 kr</p>'
    assert read(html(hidden)).full_text == "142 kr"
    assert "p{}" not in read(html(hidden + "<p>x</p>" * 70_000)).full_text
