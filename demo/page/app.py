"""The page's routes: look at a person's chat and mailbox, write, press, answer."""

from datetime import UTC, datetime

from flask import Flask, Response, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from bot.office import Office
from claims.people import Person
from demo.letters import Attachment, letter
from demo.page import render
from demo.page.mailbox import mail_views, shown_body
from demo.page.origin import guard
from demo.records import every_claim
from demo.screen_text import mail_of
from demo.slack import BadAcknowledgementError, ClickTimeoutError, NotShownError
from demo.town import BOT_ADDRESS, Town
from store import audit

MAX_BODY = 40_000_000
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
DONE = ("", 204)

Answer = tuple[str, int]


class Page:
    """One running town behind the routes."""

    def __init__(self, town: Town, office: Office) -> None:
        self._town = town
        self._office = office
        self._people = {person.id: person for person in town.municipality.people}

    def register(self, app: Flask) -> None:
        """The app has these routes from now on."""
        app.get("/")(self.start)
        app.get("/<number>/")(self.shell)
        app.get("/<number>/now")(self.now)
        app.get("/<number>/mail/<int:mail>")(self.mail)
        app.get("/<number>/file/<file>")(self.file)
        app.post("/<number>/chat")(self.say)
        app.post("/<number>/press")(self.press)
        app.post("/<number>/modal")(self.submit)
        app.post("/<number>/modal/close")(self.close)
        app.post("/<number>/mail")(self.send)

    def start(self) -> AnyResponse:
        """The first person's page."""
        return redirect(url_for("shell", number=next(iter(self._people))))

    def shell(self, number: str) -> str:
        """The page around the lists, which `now` fills."""
        return render_template("page.html", people=self._people.values(), person=self._person(number))

    def now(self, number: str) -> Response:
        """Everything that the person sees at this moment, and every claim."""
        person, user = self._person(number), self._town.users[number]
        with self._office.database.read() as connection:
            claims = every_claim(connection)
            trails = {claim.number: audit.of_claim(connection, claim.number) for claim in claims}
        return jsonify(
            chat=render.chat_items(self._town.slack.dm(user), person),
            mail=render.mail_items(mail_views(self._town.mail.inbox(person.email)), person),
            claims=render.claim_items(claims, trails, self._people, self._office.town.catalogue),
            modal=render.modal_html(self._town.slack.open_view(user)),
        )

    def mail(self, number: str, mail: int) -> Response:
        """The body of one mail, shut in: nothing in it runs or loads."""
        body, media_type = shown_body(mail_of(self._raw_mail(number, mail)))
        response = Response(body, content_type=f"{media_type}; charset=utf-8")
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
        return response

    def file(self, number: str, file: str) -> Response:
        """A file of the person's conversation: pictures to look at, everything else to save."""
        shown = (each for message in self._town.slack.dm(self._town.users[number]) for each in message.files)
        found = next((each for each in shown if each.id == file), None)
        if found is None:
            abort(404)
        response = Response(found.content, content_type=found.mimetype)
        if found.mimetype not in PICTURES:
            response.headers.set("Content-Disposition", "attachment", filename=found.name)
        return response

    def say(self, number: str) -> Answer:
        """The person's chat message is sent."""
        self._person(number)
        text, files = request.form.get("text", "").strip(), _files()
        if text or files:
            self._town.slack.say(self._town.users[number], text, files=files)
        return DONE

    def press(self, number: str) -> Answer:
        """The button of a message is pressed."""
        self._person(number)
        user = self._town.users[number]
        message = next((m for m in self._town.slack.dm(user) if m.ts == request.form.get("message")), None)
        if message is None:
            abort(404)
        try:
            self._town.slack.click(user, message, request.form.get("action", ""))
        except NotShownError:
            return render_template("errors.html", kind="gone"), 409
        except ClickTimeoutError:
            return render_template("errors.html", kind="slow"), 504
        return DONE

    def submit(self, number: str) -> Answer:
        """The open dialog is filled in and sent."""
        self._person(number)
        try:
            self._town.slack.submit_view(self._town.users[number], request.form.to_dict(flat=False))
        except NotShownError:
            return render_template("errors.html", kind="gone"), 409
        except (ClickTimeoutError, BadAcknowledgementError):
            return render_template("errors.html", kind="slow"), 504
        return DONE

    def close(self, number: str) -> Answer:
        """The open dialog is closed, if it is still there."""
        self._person(number)
        if self._town.slack.open_view(self._town.users[number]):
            self._town.slack.close_view(self._town.users[number])
        return DONE

    def send(self, number: str) -> Answer:
        """The person's mail is sent; with `answers`, to where that mail wants its answers."""
        person, answers = self._person(number), request.form.get("answers", "")
        now = datetime.now(UTC)
        raw = letter(
            person.email,
            " ".join(request.form.get("subject", "").split()),
            request.form.get("text", ""),
            when=now,
            files=_files(),
            answers=mail_of(self._raw_mail(number, int(answers))) if answers.isdecimal() else None,
        )
        self._town.mail.deliver(raw, BOT_ADDRESS, now)
        return DONE

    def _person(self, number: str) -> Person:
        return self._people.get(number) or abort(404)

    def _raw_mail(self, number: str, mail: int) -> bytes:
        inbox = self._town.mail.inbox(self._person(number).email)
        return inbox[mail] if mail < len(inbox) else abort(404)


def page_app(town: Town, office: Office) -> Flask:
    """The page of a running town."""
    app = Flask("demo.page")
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.jinja_env.filters["mrkdwn"] = render.mrkdwn
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guard(app)
    Page(town, office).register(app)
    return app


def _files() -> list[Attachment]:
    return [(file.filename, file.read()) for file in request.files.getlist("file") if file.filename]
