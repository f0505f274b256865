"""The page's routes for payroll: run it, say that it is paid, and have the file."""

from flask import Flask, Response, abort

from bot.actions import payroll
from claims.errors import GodtgjortError
from demo.page.outcomes import DONE, Answer, instead
from demo.page.town_hall import TownHall
from store import exports


class PayrollRoom:
    """Payroll of one running town; only whoever works there may act."""

    def __init__(self, hall: TownHall) -> None:
        self._hall = hall

    def register(self, app: Flask) -> None:
        """The app has these routes from now on."""
        app.get("/payroll/<int:run>.csv")(self.payroll_file)
        app.post("/<number>/payroll")(self.export)
        app.post("/<number>/payroll/<int:run>/paid")(self.paid)
        app.register_error_handler(GodtgjortError, lambda error: instead("payroll", error=error))

    def payroll_file(self, run: int) -> Response:
        """The file of a payroll run, to save."""
        with self._hall.office.database.read() as connection:
            sha256 = exports.file_of(connection, run) or abort(404)
        response = Response(self._hall.office.database.files.get(sha256), content_type="text/csv; charset=utf-8")
        response.headers.set("Content-Disposition", "attachment", filename=f"lonn-{run}.csv")
        return response

    def export(self, number: str) -> Answer:
        """Every authorised claim goes into a payroll file, as by `godtgjort payroll export`."""
        actor = self._officer(number)
        with self._hall.office.desk("payroll export") as desk:
            payroll.export(desk, self._hall.office.database.files, actor)
        return DONE

    def paid(self, number: str, run: int) -> Answer:
        """The run is paid, as by `godtgjort payroll paid`."""
        actor = self._officer(number)
        with self._hall.office.desk("payroll paid") as desk:
            if exports.file_of(desk.connection, run) is None:
                abort(404)
            payroll.paid(desk, run, actor)
        return DONE

    def _officer(self, number: str) -> str:
        person = self._hall.person(number)
        return person.id if "payroll" in person.roles else abort(403)
