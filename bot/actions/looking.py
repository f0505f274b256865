"""Own claims shown on the channel's own page."""

from bot.channel import HasHome
from bot.desk import Desk
from bot.intake import Form
from claims.claim import Claim


def search(desk: Desk, claim: Claim | None, form: Form) -> None:  # noqa: ARG001 - forms share one signature
    """The person's page shows what was looked for, until it is opened again."""
    channel = desk.channels[form.channel]
    assert isinstance(channel, HasHome)  # only its page has the dialog
    channel.show_home(desk, form.person, form.values)
