"""Slack's wire text as HTML: bold, italic, struck out, code, quotes and links; everything else as characters."""

import re

from markupsafe import Markup, escape

from demo.screen_text import unescaped

_CODE = re.compile(r"```(?P<block>.+?)```|`(?P<span>[^`\n]+)`", re.DOTALL)
_LINK = re.compile(r"<(?P<target>[^<>|]*)(?:\|(?P<words>[^<>]*))?>")
_SAFE = re.compile(r"https?://|mailto:")
_KEPT = re.compile("\0(\\d+)\0")
_QUOTE = re.compile(r"^&gt; ?(.*)\n?", re.MULTILINE)
_STYLES = tuple(
    (re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]+)(?<=\S){mark}(?![\w{mark}])"), rf"<{tag}>\1</{tag}>")
    for mark, tag in ((r"\*", "strong"), ("_", "em"), ("~", "s"))
)


def mrkdwn(text: str) -> Markup:
    """The text as it looks in Slack; what people typed never becomes markup."""
    kept: list[Markup] = []

    def keep(html: Markup) -> str:
        """A mark in place of what no style may touch: an address may hold the signs of bold and italic."""
        kept.append(html)
        return f"\0{len(kept) - 1}\0"

    marked = _CODE.sub(lambda found: keep(_code(found)), text.replace("\0", ""))
    html = str(escape(unescaped(_LINK.sub(lambda found: keep(_link(found)), marked))))
    for pattern, replacement in _STYLES:
        html = pattern.sub(replacement, html)
    html = _QUOTE.sub(r"<blockquote>\1</blockquote>", html).replace("\n", "<br>")
    return Markup(_KEPT.sub(lambda found: str(kept[int(found[1])]), html))


def _code(found: re.Match[str]) -> Markup:
    tag = Markup("pre") if found["block"] else Markup("code")
    return Markup("<{0}>{1}</{0}>").format(tag, unescaped(found["block"] or found["span"]).strip("\n"))


def _link(found: re.Match[str]) -> Markup:
    """A link by its words; a mention, a date or an address of another kind only as words."""
    target, words = unescaped(found["target"]), unescaped(found["words"] or found["target"])
    if not _SAFE.match(target):
        return escape(words.rpartition("|")[2])
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(target, words)
