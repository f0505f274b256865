"""What is usual for the claimant, a sentence each, for whoever decides."""

from bot.presentation.plain import one_line
from bot.words import Words
from claims.usual import Usual

_ROUTE_LIMIT = 80


def usual_text(known: Usual, words: Words) -> str:
    """How much there is here, and how much there is else: `November 2026: 4 møter. Vanligvis 2 møter i måneden`."""
    if known.month:
        here, usual = (words.n(f"unit.{known.unit}", count) for count in (known.here, known.usual))
        return words.t("usual.month", month=words.month(known.month), here=here, usual=usual)
    here, usual = (words.t("format.km", km=words.number(count)) for count in (known.here, known.usual))
    route = one_line("–".join(known.route), _ROUTE_LIMIT)
    return words.n("usual.route", known.times, route=route, here=here, usual=usual)
