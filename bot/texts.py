"""One plain sentence or two for each notice, the same in every channel; the channel escapes it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.notices import Notice
from bot.presentation import changes, claim_view, finding_texts, left_to_ask, so_far
from bot.presentation.deadline import deadlines_left
from bot.presentation.found import found_text, sums_text
from bot.presentation.line import line_view
from bot.presentation.plain import one_line
from bot.presentation.rates import payday_text, rates_text
from bot.presentation.receipts import came_from, put_to, without_receipt
from bot.presentation.whys import MOST_EXPLAINED, why, why_taxed
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import warnings
from claims.claim import OPEN, Claim
from claims.workflow import WAITS_FOR
from parsers.receipts.refusal import MAX_FILES

REASON_LIMIT = 1_000
"""Characters of a return's reason that are asked for and shown."""

SHOWING_LINES = frozenset(
    {"not_on_claim", "correction_unread", "which_line", "which_line_out", "no_such_line", "day_told", "set_by_rates"}
)
"""Refusals that only the lines which are there explain."""

HOW = {
    "people": ".others",
    "origin": ".lines",
    "lines": ".whole",
    "why": ".why",
    "undo": ".undo",
    "draft": ".draft",
    "sent": ".sent",
    "change_submitted": ".change_submitted",
    "change_attested": ".change_attested",
}
"""Another wording of a notice, by the fact that only it tells: what became of lines that were meant, or why."""


def text(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """What the notice says, in the reader's words; KeyError when a fact that its words mention is not there.

    Facts by kind: `approvers`, separated by `; ` (sent), `actor` (attested, authorised, returned), `reason` (returned;
    `origin` too, when it is a part of that claim; `lines`, separated by `; `, when the others hang together with them),
    `moved_to`, the claim that lines were moved to (claim, moved), `apart_from`, one that has the same already (claim),
    `no_receipt`, the numbers from 0 of lines whose receipt is lost (claim),
    `of` the lines with these numbers from 0 if it was said that files are of them, `files_from` the claim that files
    were moved from (claim),
    `change_submitted` or `change_attested`, where it seems to be about a change of such a claim (comment_passed_on),
    `draft`, which waits to be sent (nothing_asked and stopped, where one does), `sent`, which waits (stopped),
    `undo`, the days in which it can be had back (deleted and stopped, where it can),
    `since`, and where there is one the `last_day` to send it and the `cut_off` of payroll with `today`, as ISO dates
    (reminder), `days` (put_aside),
    `action` (which), `sums` where it is asked how much there is of each state (found),
    `code`, and `reason` if one was written (refused),
    `step` (nobody_can_decide and its admin_ form, which has people, separated by `; `, by what keeps them from it too),
    `people` who know more (why_taxed, with the `day`; payday, with payroll's next `cut_off` if there is one; rates,
    see `rates_text`),
    `limit` in MB, and by their reason files, separated by `; ` (files_left_out), `recipient` and `error`
    (admin_not_delivered),
    `actor` and `reason` (commented), `actor`, `recipient`, and `why` if it was said (handed_on),
    `code`, of six digits (link_code), `person` (linked),
    `people`, separated by `; `, where it is not the reader who makes it (payroll_file),
    `approvers`, separated by `; `, none where nobody can decide (elsewhere),
    `person`, `deputy`, and as ISO dates `first` and `last` (deputy_asked, deputy_named, deputy_ended),
    `recipient`, a name (admin_approver_away, admin_answers_held_back), `arrival` (admin_not_handled), `count`
    (admin_quarantined).
    """
    if notice.kind == "status":
        return _status(notice, words, catalogue)
    if notice.kind in ("help", "not_understood"):
        return _help(notice, words)
    if notice.kind == "which":
        return _which(notice, words, catalogue)
    if notice.kind == "why":
        assert notice.claim
        return why(notice.claim, words, catalogue)
    if notice.kind == "rates":
        return rates_text(notice, words, catalogue)
    if notice.kind == "why_taxed":
        return why_taxed(notice, _if_sent(notice, words), words, catalogue)
    if notice.kind == "payday":
        standing = [_status(notice, words, catalogue)] if notice.claims else []
        return "\n".join([*standing, payday_text(notice.facts, words)])
    if notice.query:
        tell = sums_text if "sums" in notice.facts else found_text
        return tell(notice.query, notice.matches, words, catalogue)
    if notice.kind == "refused":
        return _refused(notice, words, catalogue)
    if notice.kind == "elsewhere":
        return _elsewhere(notice, words)
    if notice.kind == "files_left_out":
        return _left_out(notice, words)
    if notice.kind == "dialog_not_opened":
        instead = words.t(f"modal.{notice.facts['dialog']}.instead")
        return words.t("notice.dialog_not_opened", instead=instead)
    values = {name: _fact(name, fact, words) for name, fact in notice.facts.items()}
    if "first" in notice.facts:
        first, last = (dt.date.fromisoformat(notice.facts[day]) for day in ("first", "last"))
        values["days"] = words.period(first, last)
    if notice.claim:
        values |= _claim_values(notice, notice.claim, words, catalogue)
    if notice.kind == "reminder":
        return " ".join([words.t("notice.reminder", **values), *deadlines_left(notice.facts, words)])
    if notice.kind == "admin_nobody_can_decide":
        return _dead_end(notice, words, values)
    how = next((how for fact, how in HOW.items() if fact in notice.facts), "")
    return words.t(f"notice.{notice.kind}{how}", **values).strip()


def _fact(name: str, fact: str, words: Words) -> str:
    if name in ("approvers", "people"):
        return words.either(one_line(approver) for approver in fact.split("; "))
    if name == "lines":
        return words.join(one_line(each) for each in fact.split("; "))
    if name in ("since", "first", "last"):
        return words.date(dt.date.fromisoformat(fact))
    return one_line(fact, limit=REASON_LIMIT)


def _claim_values(notice: Notice, claim: Claim, words: Words, catalogue: Catalogue) -> dict[str, str]:
    view = claim_view(claim, words, catalogue)
    known = notice.before if notice.brought else None
    step = notice.facts.get("step") or WAITS_FOR.get(claim.state, "attest")
    return {
        "number": view.number,
        "summary": view.summary,
        "amount": view.total,
        "changes": "".join(
            f"{said}\n" for said in (*changed(notice, words, catalogue), *_noticed(notice, words, catalogue))
        ),
        "asks": left_to_ask(claim, known, notice.findings, words, catalogue),
        "step": words.t(f"step.{step}"),
        "step_noun": words.t(f"step.{step}.noun"),
        "ansvar": words.join(sorted(claim.ansvar)),
        "claimant": one_line(notice.claimant.name) if notice.claimant else "",
    }


def changed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What has just been changed about the claim, a sentence a line; nothing for one that is new or the same.

    Where hours or døgn were added to a month's, how far it has come stands last.
    """
    before, claim = notice.before, notice.claim
    if claim and (other := notice.facts.get("apart_from")):
        return [words.t("change.apart", number=claim.number, other=other)]
    if claim is None or before is None:
        return []
    said = [words.t("change.comment")] if len(claim.comments) > len(before.comments) else []
    if about := notice.facts.get("no_receipt"):
        said += without_receipt(claim, about, words, catalogue)
    if notice.brought:
        names = [file.name for file in notice.brought]
        said += [*put_to(claim, names, notice.facts.get("of", ""), words, catalogue), *came_from(notice, words)]
    is_bare = before.lines and not (claim.lines or claim.questions) and "moved_to" not in notice.facts
    emptied = [words.t("change.emptied")] if is_bare else []
    told = said + changes(before, claim, words, catalogue, notice.facts.get("moved_to", "")) + emptied
    has_grown = len(claim.lines) > len(before.lines)
    total = so_far(claim, words, catalogue) if has_grown else None
    return [*told, total] if total else told


def noticed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What its reader is to notice about the claim, and what sending it as it is would cost in tax."""
    if notice.claim is None:
        return []
    return [*finding_texts(notice.claim, warnings(notice.findings), words, catalogue), *_if_sent(notice, words)]


def _if_sent(notice: Notice, words: Words) -> list[str]:
    """What sending the claim as it is would cost in tax; nothing where it costs nothing."""
    taxed, claim = notice.taxable_if_sent, notice.claim
    if claim is None or taxed is None or taxed == claim.taxable:
        return []
    return [words.t("claim.taxed_if_sent", taxable=words.kroner(taxed), now=words.kroner(claim.taxable))]


def _noticed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What the claimant is warned of on the lines that are new or changed; where nothing was, the card says it."""
    claim, before = notice.claim, notice.before
    if claim is None or before is None:
        return []
    known = [each.line for each in before.lines]
    fresh = [found for found in warnings(notice.findings) if claim.lines[found.line].line not in known]
    return finding_texts(claim, fresh, words, catalogue)


def _refused(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """Why not, what was written in vain, what holds the claim back by the checks if they do, and how it stands."""
    told = {name: _fact(name, fact, words) for name, fact in notice.facts.items()}
    sentence = words.t(f"refused.{notice.facts['code']}", **told)
    if reason := notice.facts.get("reason"):
        sentence = f"{sentence} {words.t('notice.refused.reason', reason=_fact('reason', reason, words))}"
    if notice.claim is None:
        return sentence
    obstacles = finding_texts(notice.claim, notice.findings, words, catalogue)
    if notice.facts["code"] in SHOWING_LINES:
        return "\n".join([sentence, *obstacles, *_lines_there(notice, notice.claim, words, catalogue)])
    state = words.t(f"state.{notice.claim.state}")
    return " ".join([sentence, *obstacles, words.t("notice.refused.state", number=notice.claim.number, state=state)])


def _dead_end(notice: Notice, words: Words, values: Mapping[str, str]) -> str:
    """That nobody can decide the claim, and for each reason what would mend it."""
    told = [words.t("notice.admin_nobody_can_decide", **values)]
    for what in sorted(notice.facts.keys() - {"step"}):
        people = words.join(one_line(name) for name in notice.facts[what].split("; "))
        told.append(f"• {words.t(f'dead_end.{what}', **{**values, 'people': people})}")
    rest = [] if "no_channel" in notice.facts else [words.t("notice.admin_nobody_can_decide.rest")]
    return "\n".join([*told, *rest])


def _lines_there(notice: Notice, claim: Claim, words: Words, catalogue: Catalogue) -> list[str]:
    """The lines that are meant, or else all that the claim has, as far as there is room."""
    among = [int(at) for at in notice.facts.get("among", "").split()] or range(len(claim.lines))
    shown = [line_view(at + 1, claim.lines[at], words, catalogue) for at in among if at < len(claim.lines)]
    parts = [", ".join(part for part in (view.title, view.detail, view.amount) if part) for view in shown]
    told = [f"{view.number}. {part}" for view, part in zip(shown[:MOST_EXPLAINED], parts, strict=False)]
    rest = len(shown) - MOST_EXPLAINED
    more = [words.n("card.more_lines", rest)] if rest > 0 else []
    return [words.t("notice.refused.lines", number=claim.number), *told, *more]


def _elsewhere(notice: Notice, words: Words) -> str:
    """How the claim stands that somebody would decide, and who acts next; nothing else of it is theirs to know."""
    assert notice.claim
    assert notice.claimant
    state, approvers = notice.claim.state, notice.facts["approvers"]
    if state in WAITS_FOR:
        following = "waits" if approvers else "nobody"
    elif state in OPEN:
        following = "open"
    else:
        following = "paid" if state == "paid" else "payroll"
    told = words.t(
        f"notice.elsewhere.{following}",
        claimant=one_line(notice.claimant.name),
        approvers=_fact("approvers", approvers, words),
    )
    return words.t("notice.elsewhere", number=notice.claim.number, state=words.t(f"state.{state}"), next=told)


def which_heading(action: str, count: int, words: Words) -> str:
    """That several claims can be meant, and nothing is done yet."""
    return words.n(f"notice.which.{action}", count)


def which_in_words(action: str, claims: Sequence[Claim], words: Words) -> str:
    """What can be written to say which."""
    return words.t(f"notice.which.{action}.words", number=claims[0].number, all=str(len(claims)))


def _which(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    action, named = notice.facts["action"], notice.claims
    rows = [f"{place}. {claim_view(claim, words, catalogue).summary}" for place, claim in enumerate(named, 1)]
    return "\n".join([which_heading(action, len(named), words), *rows, which_in_words(action, named, words)])


def _help(notice: Notice, words: Words) -> str:
    """What the reader can write and do in each of their roles, and in which other languages they are answered.

    Claimants who were not understood read examples.
    """
    assert notice.claimant
    roles = notice.claimant.roles
    told = [words.t(f"notice.{notice.kind}")] if "claimant" in roles else []
    if notice.kind == "not_understood" and not told:
        told.append(words.t("notice.not_understood.other"))
    others = [("approver", notice.claimant.approves), *((role, role in roles) for role in ("payroll", "administrator"))]
    told += [words.t(f"notice.help.{role}") for role, is_theirs in others if is_theirs]
    return "\n\n".join([*(told or [words.t("notice.help.nobody")]), words.t("notice.help.language")])


def _left_out(notice: Notice, words: Words) -> str:
    """For each reason the files that were left out, and what to do about it."""
    limit = notice.facts["limit"]
    told = []
    for reason in sorted(notice.facts.keys() - {"limit"}):
        files = words.join(one_line(file) for file in notice.facts[reason].split("; "))
        told.append(words.t(f"left_out.{reason}", files=files, limit=limit, most=str(MAX_FILES)))
    told = [f"• {each}" for each in told]
    return "\n".join([words.t("notice.files_left_out"), *told, words.t("notice.files_left_out.rest")])


def _status(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    if not notice.claims:
        return words.t("notice.status.none")
    views = [claim_view(claim, words, catalogue) for claim in notice.claims]
    lines = [words.t("notice.status.line", summary=view.summary, state=view.state) for view in views]
    return "\n".join([words.n("notice.status", len(lines)), *(f"• {line}" for line in lines)])
