"""`godtgjort deputies`: an administrator sees who decides in whose place, wherever it was said."""

import datetime as dt

from sqlalchemy import select

from claims.people import Deputy
from demo.town import Town
from store import deputies
from store.database import Database
from store.migrate import upgrade
from store.tables import audit, outbox
from tests.bot.cli.commands import godtgjort

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
FAR = dt.date(2098, 12, 31)


def test_deputies_of_the_file_and_of_the_chat_are_shown_until_they_are_over(town: Town) -> None:
    file = "person,deputy,valid_from,valid_to\n3001,3002,,2098-12-31\n3003,3004,,2020-01-31\n"
    (town.folder / "deputies.csv").write_text(file, "utf-8")
    database = Database(town.municipality.database_url, town.municipality.files_folder)
    upgrade(database)
    with database.write() as connection:
        for last in (FAR, dt.date(2020, 1, 31)):
            named = Deputy(person="3004", deputy="3003", valid_from=dt.date(2020, 1, 1), valid_to=last)
            deputies.put(connection, named, NOW)
    database.close()
    rows = godtgjort("deputies", "list", "--config", town.folder).stdout.decode().splitlines()
    shown = [[cell.strip() for cell in row.split("│")[1:-1]] for row in rows if "│" in row]
    assert shown == [
        ["Nils Bakke", "Marit Fossheim", "", "2098-12-31", "file", ""],
        ["Geir Aasland", "Turid Moen", "2020-01-01", "2098-12-31", "chat", "1"],
    ]


def test_an_administrator_ends_one_that_was_named_in_chat(town: Town) -> None:
    database = Database(town.municipality.database_url, town.municipality.files_folder)
    upgrade(database)
    with database.write() as connection:
        named = Deputy(person="3004", deputy="3003", valid_from=dt.date(2020, 1, 1), valid_to=FAR)
        number = str(deputies.put(connection, named, NOW))
    assert godtgjort("deputies", "end", number, "--config", town.folder).returncode == 0
    with database.read() as connection:
        assert deputies.lasting(connection, NOW.date()) == []
        told = connection.scalars(select(outbox.c.recipient).where(outbox.c.key.startswith("deputy_ended:")))
        assert set(told) == {"3003", "3004"}
        (entry,) = connection.execute(select(audit.c.actor, audit.c.details).where(audit.c.action == "deputy_ended"))
        assert (entry.actor.partition(":")[0], entry.details["person"]) == ("os", "3004")
    database.close()
    assert b"Nobody decides" in godtgjort("deputies", "list", "--config", town.folder).stdout
    again = godtgjort("deputies", "end", number, "--config", town.folder)
    assert (again.returncode, b"deputies list" in again.stderr) == (1, True)
