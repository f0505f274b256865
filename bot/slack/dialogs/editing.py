"""A line of one's own claim: chosen, changed, added, or split over several cost bearers."""

from slack_sdk.models.blocks import Block

from bot.actions.editing import NEW, line_meant, may_edit
from bot.presentation import line_title
from bot.slack.dialogs.dialog import Dialog, Opening, State, Values
from bot.slack.dialogs.fields import Asked, bearers, joined, types
from bot.slack.dialogs.inputs import menu, text_input, ticks
from bot.slack.dialogs.reading import MOST_SHARES, NONE, read, read_shares
from claims.claim import Claim
from claims.lines import KINDS

REMOVE = "remove"


def _may_open(opening: Opening) -> bool:
    return opening.claim is not None and may_edit(opening.claim, opening.person)


def _may_open_line(opening: Opening) -> bool:
    claim = opening.claim
    return claim is not None and may_edit(claim, opening.person) and line_meant(claim, opening.about) is not None


def _which_line(opening: Opening) -> list[Block]:
    claim, words = _claim(opening), opening.words
    titles = [line_title(line.line, words, opening.town.catalogue) for line in claim.lines]
    choices = [(str(at), f"{at + 1}. {title}") for at, title in enumerate(titles)]
    return [menu("about", words.t("modal.edit.about"), choices)]


def _what(opening: Opening) -> list[Block]:
    words = opening.words
    allowances = [(f"{NEW}{kind}/", words.t(f"line.{kind}")) for kind in KINDS if kind != "expense"]
    named = [(f"{NEW}expense/{code}", name) for code, name in types(opening.town, words)]
    return [menu("about", words.t("modal.add.about"), [*allowances, *named])]


def _line(opening: Opening) -> list[Block]:
    claim, words = _claim(opening), opening.words
    line = line_meant(claim, opening.about)
    assert line
    asked = Asked(line, claim, opening.town, words).blocks()
    if len(claim.lines) > 1 and not opening.about.startswith(NEW):
        asked.append(ticks(REMOVE, words.t("modal.line.remove"), [(REMOVE, words.t("modal.line.remove.yes"))]))
    return asked


def _read_choice(state: State) -> Values:
    return {"about": state.chosen("about")}


def _read_line(state: State) -> Values:
    """The line's fields, or no more than that it is to go."""
    return {REMOVE: True} if state.all_chosen(REMOVE) else {"fields": read(state)}


def _claim(opening: Opening) -> Claim:
    assert opening.claim
    return opening.claim


def _shares(opening: Opening) -> list[Block]:
    """`bearer_0` and `percent_0`, and so on."""
    claim, words = _claim(opening), opening.words
    line = line_meant(claim, opening.about)
    assert line
    choices = [(NONE, words.t("modal.shares.none")), *bearers(opening.town, claim, words)[1:]]
    asked: list[Block] = []
    for number in range(MOST_SHARES):
        share = line.split[number] if number < len(line.split) else None
        which, percent = (words.t(f"modal.shares.{part}", number=str(number + 1)) for part in ("bearer", "percent"))
        asked += [
            menu(f"bearer_{number}", which, choices, chosen=joined(share.cost_bearer) if share else NONE),
            text_input(
                f"percent_{number}", percent, value=words.number(share.percent) if share else "", optional=True, most=6
            ),
        ]
    return asked


EDIT = Dialog(kind="edit", opened_by=("edit",), may_open=_may_open, blocks=_which_line, read=_read_choice, then="line")
ADD = Dialog(kind="add", opened_by=("add",), may_open=_may_open, blocks=_what, read=_read_choice, then="line")
SPLIT = Dialog(
    kind="split", opened_by=("split",), may_open=_may_open, blocks=_which_line, read=_read_choice, then="shares"
)
SHARES = Dialog(kind="shares", opened_by=(), may_open=_may_open_line, blocks=_shares, read=read_shares)
LINE = Dialog(kind="line", opened_by=("line",), may_open=_may_open_line, blocks=_line, read=_read_line)
