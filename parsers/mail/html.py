"""HTML of a mail as plain text: what its structure marks as quoted is marked as in plain text, line by line."""

import re
from html import unescape

from inscriptis import Inscriptis
from lxml import etree, html

# Rendering nested tables takes more than linear time; no person writes a claim of this size.
MAX_HTML = 500_000

# A style, script or title goes with its words, up to the tag that ends it.
_TAG = re.compile(r"<(?:style|script|title)\b[^<]*|<[^<>]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ORIGINAL = "-----Original Message-----"


def _classed(*names: str) -> str:
    return " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in names)


# Gmail, Thunderbird, Apple Mail, Yahoo, Proton, Tuta, Zoho, GMX, Spark: their containers of what is quoted, and of the
# line that introduces it. Inside Gmail's own container answers may stand between the quotations, and what it forwards.
_QUOTED = etree.XPath(
    "//blockquote[@type='cite' or "
    + _classed("gmail_quote", "protonmail_quote", "tutanota_quote", "zmail_extra")
    + "] | //div["
    + _classed("moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "zmail_extra")
    + " or @name='quote' or @name='messageReplySection'] | //div["
    + _classed("gmail_attr")
    + "][following-sibling::*[1][self::blockquote]]"
)
# Outlook on desktops, phones and the web, Exchange, Roundcube, Zimbra: from here on all is quoted.
_DIVIDERS = etree.XPath(
    "//*[@id='divRplyFwdMsg' or @id='x_divRplyFwdMsg' or @id='appendonsend' or @id='OLK_SRC_BODY_SECTION'"
    " or @id='mail-editor-reference-message-container' or @id='ms-outlook-mobile-body-separator-line'"
    " or @id='reply-intro' or @data-marker='__DIVIDER__' or "
    + _classed("OutlookMessageHeader", "ms-outlook-mobile-reference-message")
    + "] | //hr[@id='stopSpelling']"
)


def text_of_html(markup: str) -> str:
    """The words in reading order; lines of quotations begin with `>`, and a divider line stands where one follows."""
    try:
        parser = html.HTMLParser(huge_tree=True)
        tree = html.document_fromstring(_DECLARATION.sub("", markup), parser=parser)
        if parser.error_log.filter_from_fatals():
            # The parser stops at what is too deep for it, and says nothing of the rest.
            return _without_tags(markup)
        if len(markup) > MAX_HTML:
            return _words_alone(tree)
        _mark_quotations(tree)
        text = _render(tree)
        return text if text.strip() else _without_tags(markup)
    except Exception:
        # lxml and inscriptis give up in many ways (depth, empty documents); words matter more than layout.
        return _without_tags(markup)


def _mark_quotations(tree: html.HtmlElement) -> None:
    quoted: set[html.HtmlElement] = set()
    for element in _elements(_QUOTED(tree)):
        if quoted.isdisjoint(element.iterancestors()):
            quoted.add(element)
    for divider in _elements(_DIVIDERS(tree))[:1]:
        divider.addprevious(_lines(_ORIGINAL))
    for element in quoted:
        # What follows the element in the text hangs on it, is no part of the quotation, and stays.
        tail, element.tail = element.tail, None
        marked = _lines("\n".join(f"> {line}".rstrip() for line in _render(element).strip().split("\n")))
        marked.tail = tail
        element.getparent().replace(element, marked)


def _without_tags(markup: str) -> str:
    return unescape(_TAG.sub(" ", markup))


def _words_alone(tree: html.HtmlElement) -> str:
    etree.strip_elements(tree, "style", "script", "title", with_tail=False)
    return " ".join(str(piece) for piece in tree.itertext())


def _elements(found: object) -> list[html.HtmlElement]:
    return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []


def _lines(text: str) -> html.HtmlElement:
    element: html.HtmlElement = html.Element("pre")
    element.text = text
    return element


def _render(element: html.HtmlElement) -> str:
    return str(Inscriptis(element).get_text())
