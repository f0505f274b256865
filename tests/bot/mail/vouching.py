"""A town whose mail server says whom it vouches for, and what it says of a mail."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.office import Office
from demo.town import Town
from tests.bot.by_hand import Clock, office

AUTHORITY = "mx.lauvdal.example"
PASSED = {"Authentication-Results": f"{AUTHORITY}; dmarc=pass header.from=lauvdal.example"}
FAILED = {"Authentication-Results": f"{AUTHORITY}; dmarc=fail header.from=lauvdal.example"}


def change_settings(town: Town, before: str, line: str) -> None:
    """The town's settings have the line too, before the first place of those words."""
    path = town.folder / "settings.toml"
    path.write_text(path.read_text("utf-8").replace(before, f"{line}\n{before}", 1), "utf-8")


@contextmanager
def vouched_for(town: Town) -> Iterator[Office]:
    """The bot of that town."""
    change_settings(town, "smtp_host = ", f'authserv_id = "{AUTHORITY}"')
    with office(town, Clock()) as opened:
        yield opened
