"""The payroll run."""

from decimal import Decimal

from bot.actions.payroll import Run, export
from demo.stage import Stage, expect


def play(stage: Stage) -> None:
    """Four claims are authorised by now; the second run finds nothing."""
    authorised = [claim for claim in stage.claims() if claim.state == "authorised"]
    run = _export(stage)
    assert run, "four claims are authorised"
    expect("claims in the payroll file", 4, run.claims)
    expect("payroll: total", sum(claim.total for claim in authorised), run.total)
    expect("payroll: taxable", sum(claim.taxable for claim in authorised), run.taxable)
    rows = [row.split(";") for row in run.content.decode().splitlines()[1:]]
    expect("payroll: sum of the rows", run.total, sum(Decimal(row[6]) for row in rows))
    stage.payroll_file = run.content.decode()
    expect("the second run", None, _export(stage))


def _export(stage: Stage) -> Run | None:
    with stage.office.desk("payroll export") as desk:
        return export(desk, stage.office.database.files, actor=stage.town.person("Eva").id)
