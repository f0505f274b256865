"""What people can write to the bot."""

from bot.notices import Notice
from bot.words import Words


def help_text(notice: Notice, words: Words) -> str:
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
