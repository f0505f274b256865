"""The page of a running town as a Flask app."""

from flask import Flask

from bot.office import Office
from demo.page.acts import Acts
from demo.page.cast import read_cast
from demo.page.kit import Kit
from demo.page.looks import Looks
from demo.page.origin import guard
from demo.page.payroll_room import PayrollRoom
from demo.page.post_room import PostRoom
from demo.page.town_hall import TownHall
from demo.town import Town


def page_app(town: Town, office: Office) -> Flask:
    """The page of a running town."""
    app = Flask("demo.page")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guard(app)
    kit = Kit(town.slack)
    kit.install(app)
    people = {person.id: person for person in town.municipality.people}
    hall = TownHall(town, office, read_cast(), people, office.now())
    Looks(hall, kit).register(app)
    Acts(hall).register(app)
    PostRoom(hall).register(app)
    PayrollRoom(hall).register(app)
    return app
