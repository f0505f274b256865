"""A line of one's own claim: chosen, changed or added."""

from slack_sdk.models.blocks import Block, ContextBlock

from bot.actions.adding import blank
from bot.actions.editing import NEW, line_meant, may_edit
from bot.intake import FormKind
from bot.presentation import line_title
from bot.presentation.line import what
from bot.slack.dialogs.choices import types
from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.fields import Asked
from bot.slack.dialogs.inputs import menu, ticks
from bot.slack.dialogs.reading import read
from bot.slack.dialogs.state import State
from bot.slack.mrkdwn import verbatim
from claims.claim import Claim
from claims.lines import KINDS, Line

REMOVE = "remove"


def may_open(opening: Opening) -> bool:
    """True while the claim is the person's to change."""
    return opening.claim is not None and may_edit(opening.claim, opening.person)


def may_add(opening: Opening) -> bool:
    """True while the claim is the person's to change; without a claim, for whoever may have claims."""
    return may_open(opening) if opening.claim else "claimant" in opening.person.roles


def may_open_line(opening: Opening) -> bool:
    """True where the person may change the claim and it has that line, or may begin one with it."""
    return may_add(opening) and line_meant(claim_of(opening), opening.about) is not None


def meant(opening: Opening) -> Line:
    """The line that the dialog is about; it must have one."""
    line = line_meant(claim_of(opening), opening.about)
    assert line
    return line


def which_line(opening: Opening, kind: FormKind) -> list[Block]:
    """`about`, a line by its number from 0; the dialog's `kind` asks what is to become of it."""
    claim, words = claim_of(opening), opening.words
    titles = [line_title(line.line, words, opening.town.catalogue) for line in claim.lines]
    choices = [(str(at), f"{at + 1}. {title}") for at, title in enumerate(titles)]
    return [menu("about", words.t(f"modal.{kind}.about"), choices)]


def _what(opening: Opening) -> list[Block]:
    words = opening.words
    allowances = [(f"{NEW}{kind}/", words.t(f"line.{kind}")) for kind in KINDS if kind != "expense"]
    named = [(f"{NEW}expense/{code}", name) for code, name in types(opening.town, words)]
    about = menu("about", words.t("modal.add.about"), [*allowances, *named])
    return [about] if opening.claim else [about, ContextBlock(elements=[verbatim(words.t("modal.add.again"))])]


def _line(opening: Opening) -> list[Block]:
    claim, words = claim_of(opening), opening.words
    asked = Asked(meant(opening), claim, opening.town, words).blocks()
    if len(claim.lines) > 1 and not opening.about.startswith(NEW):
        asked.append(ticks(REMOVE, words.t("modal.line.remove"), [(REMOVE, words.t("modal.line.remove.yes"))]))
    return asked


def _read_choice(state: State) -> Values:
    return {"about": state.chosen("about")}


def _read_line(state: State) -> Values:
    """The line's fields, or no more than that it is to go."""
    return {REMOVE: True} if state.all_chosen(REMOVE) else {"fields": read(state)}


def claim_of(opening: Opening) -> Claim:
    """The claim that the dialog is about; without one, as the person would begin it."""
    return opening.claim or blank(opening.person, opening.today)


EDIT = Dialog(
    kind="edit",
    opened_by=("edit",),
    may_open=may_open,
    blocks=lambda opening: which_line(opening, "edit"),
    read=_read_choice,
    then="line",
)
ADD = Dialog(kind="add", opened_by=("add",), may_open=may_add, blocks=_what, read=_read_choice, then="line")
LINE = Dialog(
    kind="line",
    opened_by=("line",),
    may_open=may_open_line,
    blocks=_line,
    read=_read_line,
    titled=lambda opening: what(meant(opening), opening.words, opening.town.catalogue),
)
