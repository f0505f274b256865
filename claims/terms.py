"""What one claimant's lines are priced and checked by."""

from dataclasses import dataclass

from claims.catalogue import Catalogue
from claims.people import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The municipality's rules and what of the claimant they depend on; a catalogue alone prices by its own rows.

    `claimant` is the employee number, `positions` the offices held, each in its period.
    """

    catalogue: Catalogue
    claimant: str = ""
    positions: tuple[Position, ...] = ()
