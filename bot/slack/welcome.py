"""The App Home of somebody whom the bot does not serve: what it is for, and how they come to be known; a pure function.

It is said in every language that its reader may have.
"""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock, HeaderBlock, PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot.config.municipality import Municipality
from bot.presentation.plain import clip
from bot.slack.card_parts import HEADER_LIMIT
from bot.slack.mrkdwn import escape, verbatim
from bot.words import Words
from claims.people import Language

_OURS: dict[str, Language] = {"nb": "nb", "no": "nb", "nn": "nn"}
"""What the first part of Slack's locale says. English is what Slack begins with, whoever reads it."""


def languages_of(locale: str, municipality: Language) -> list[Language]:
    """The language that the account is set to where that was chosen, else the municipality's, and English."""
    chosen = _OURS.get(locale.partition("-")[0].casefold())
    return [chosen] if chosen else list(dict.fromkeys([municipality, "en"]))


def welcome_view(kind: str, town: Municipality, languages: Sequence[Language]) -> dict[str, Any]:
    """The view for views.publish; `kind` is why the reader is not served: as in notices to strangers."""
    parts = [_welcome(kind, town, Words(language)) for language in languages]
    return View(type="home", blocks=_divided(parts)).to_dict()


def _welcome(kind: str, town: Municipality, words: Words) -> list[Block]:
    municipality, mail = town.settings.municipality.name, town.settings.mail
    title = clip(words.t("home.welcome.title", municipality=municipality), HEADER_LIMIT)
    said = [words.t("home.welcome"), words.t(f"home.welcome.{kind}")]
    if mail and kind == "not_welcome":
        said.append(words.t("home.welcome.mail", address=mail.address))
    texts = [SectionBlock(text=verbatim(escape(text))) for text in said]
    return [HeaderBlock(text=PlainTextObject(text=title, emoji=False)), *texts]


def _divided(parts: Sequence[Sequence[Block]]) -> list[Block]:
    first, *others = parts
    return [*first, *(block for part in others for block in (DividerBlock(), *part))]
