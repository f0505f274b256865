"""Where the money is booked, as people say it."""

from bot.words import Words
from claims.lines import CostBearer

_DIMENSIONS = ("ansvar", "funksjon", "prosjekt", "objekt")


def cost_bearer_text(bearer: CostBearer, words: Words) -> str:
    """The dimensions that are used: `Ansvar 46500 · Funksjon 234`; empty when none is."""
    codes = ((name, getattr(bearer, name)) for name in _DIMENSIONS)
    return " · ".join(words.t(f"cost.{name}", code=code) for name, code in codes if code)
