"""A line that is filled in by itself goes where it would go if it had been written."""

import pytest

from bot.actions import adding
from bot.intake import Form
from tests.bot.hands import moment
from tests.bot.running import Running


@pytest.mark.parametrize(("date", "lines"), [("2023-10-12", [2]), ("2023-11-20", [1, 1])])
def test_a_line_joins_the_draft_of_its_day_or_begins_a_claim(bot: Running, date: str, lines: list[int]) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.outcomes(1)
    fields = {"date": date, "amount": "142.00"}
    kari = bot.town.person("Kari")
    form = Form(person=kari, channel="slack", kind="line", values={"fields": fields}, about="new/expense/ferry")
    with bot.office.desk("a dialog") as desk:
        adding.fill_in(desk, None, form)
    assert [len(claim.lines) for claim in bot.claims("draft")] == lines
