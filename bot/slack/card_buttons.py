"""The buttons below a claim: what its claimant can do with it as it is."""

from slack_sdk.models.blocks import ButtonElement, ConfirmObject, PlainTextObject

from bot.actions.deleting import UNDO
from bot.slack.shown import in_any_version
from bot.words import Words
from claims.claim import Claim
from claims.workflow import Action, may

_REVOKING: tuple[Action, ...] = ("withdraw", "restore")


def changing(claim: Claim, words: Words, value: str, *, sendable: bool) -> list[ButtonElement]:
    """What its claimant can do; where there is one line only, nobody has to say which is to be changed."""
    submit = [labelled("submit", words, value, style="primary")] if sendable else []
    several, only = len(claim.lines) > 1, in_any_version(claim, "0")
    edit = labelled("edit", words, value) if several else labelled("line", words, only)
    split = labelled("split", words, value) if several else labelled("shares", words, only)
    about_sums = [split, labelled("why", words, value)] if claim.total else []
    others = [labelled(action, words, value) for action in ("attach", "later")]
    delete = labelled("delete", words, value, confirm=_sure(claim, words))
    return [*submit, *([edit] if claim.lines else []), labelled("add", words, value), *about_sums, *others, delete]


def afterwards(claim: Claim, words: Words, value: str) -> list[ButtonElement]:
    """What its claimant can do with a claim that is no longer theirs to change."""
    actions = [action for action in _REVOKING if may(claim, action, claim.claimant)]
    others = () if claim.state == "deleted" else ("why", "again")
    return [labelled(action, words, value) for action in (*actions, *others)]


def labelled(
    action: str, words: Words, value: str, style: str | None = None, confirm: ConfirmObject | None = None
) -> ButtonElement:
    """The button of that action, which carries `value`."""
    label = _plain(words.t(f"card.{action}"))
    return ButtonElement(text=label, action_id=action, value=value, style=style, confirm=confirm)


def _sure(claim: Claim, words: Words) -> ConfirmObject:
    """Asked before the claim is deleted."""
    text = words.n("card.delete.sure", len(claim.lines), number=claim.number, undo=str(UNDO.days))
    return ConfirmObject(
        title=_plain(words.t("card.delete.title")),
        text=_plain(text),
        confirm=_plain(words.t("card.delete")),
        deny=_plain(words.t("card.delete.keep")),
        style="danger",
    )


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
