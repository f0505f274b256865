"""Cards that tell how many days are left, drawn anew when a day has passed."""

from bot import deadlines
from bot.channel import ShowsOwn
from bot.desk import Desk
from claims.claim import OPEN
from claims.clock import date_in_norway
from store import cards, claims


def shown(desk: Desk) -> list[str]:
    """The open claims whose cards may say how many days are left, however long ago they were touched, oldest first."""
    return cards.own(desk.connection, OPEN)


def turn(desk: Desk, number: str) -> None:
    """The claim's card is drawn anew where it would say something else today than when it was drawn last.

    Calling it again changes nothing.
    """
    claim, settings = claims.get(desk.connection, number), desk.town.settings
    if claim is None:
        return
    for channel in desk.channels.values():
        if isinstance(channel, ShowsOwn) and (drawn := channel.own_drawn_at(desk, claim)):
            then = deadlines.near(claim, settings, date_in_norway(drawn))
            if then != deadlines.near(claim, settings, desk.today):
                channel.redraw_own(desk, claim)
