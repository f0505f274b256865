"""The checks' findings on a claim, in this municipality."""

import datetime as dt

from bot.config.municipality import Municipality
from claims import checks
from claims.checks import Finding
from claims.claim import Claim


def findings_of(claim: Claim, town: Municipality, today: dt.date) -> tuple[Finding, ...]:
    """What the checks notice on the claim as it is now."""
    setting = checks.Setting(
        catalogue=town.catalogue,
        today=today,
        late_after_months=town.settings.claims.late_after_months,
        has_receipt=bool(claim.receipts),
    )
    return tuple(checks.findings([line.line for line in claim.lines], setting))
