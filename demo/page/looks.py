"""The page's routes for looking: a person's Slack and mailbox, the claims, what payroll has."""

from collections import Counter
from email.message import EmailMessage
from typing import get_args

from flask import Flask, Response, abort, jsonify, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response as AnyResponse

from bot.words import Words
from demo import receipt
from demo.page import render
from demo.page.cast import Tab
from demo.page.kit import Kit, message_shortcuts
from demo.page.mailbox import correspondence, mail_views, shown_body
from demo.page.payroll_files import payroll_files
from demo.page.standing import care_for, standings
from demo.page.thumbnails import thumbnail
from demo.page.town_hall import TownHall
from demo.records import mark_of, payroll_runs
from demo.slack import File
from store.claims import in_state

BOOKED = frozenset({"authorised", "exported", "paid"})
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


class Looks:
    """What can be seen of one running town."""

    def __init__(self, hall: TownHall, kit: Kit) -> None:
        self._hall = hall
        self._kit = kit
        self._shortcuts = message_shortcuts()

    def register(self, app: Flask) -> None:
        """The app has these routes from now on."""
        app.get("/")(self.start)
        app.get("/<number>/", defaults={"tab": ""})(self.shell)
        app.get("/<number>/<tab>")(self.shell)
        app.get("/<number>/now")(self.now)
        app.get("/<number>/options")(self.options)
        app.get("/<number>/mail/<int:mail>")(self.mail)
        app.get("/<number>/mail/<int:mail>.eml")(self.raw_mail)
        app.get("/<number>/mail/<int:mail>/file/<int:file>")(self.mail_file)
        app.get("/<number>/message/<ts>.json")(self.message)
        app.get("/<number>/file/<file>")(self.file)
        app.get("/<number>/file/<file>/small")(self.small)
        app.get("/paper/<name>")(self.paper)

    def start(self) -> AnyResponse:
        """The first person's page."""
        return redirect(url_for("shell", number=self._hall.cast.first.id))

    def shell(self, number: str, tab: str) -> str:
        """The page around the lists, which `now` fills; without a tab, the one that the person's part opens with."""
        person, part = self._hall.person(number), self._hall.part(number)
        if tab and tab not in get_args(Tab):
            abort(404)
        member = part.member(number)
        assert member
        return render_template(
            "page.html",
            cast=self._hall.cast,
            part=part,
            people=self._hall.people,
            person=person,
            suggestions=member.suggestions,
            tab=tab or part.opens,
            today=Words("nb").date(self._hall.office.today),
            town=self._hall.office.town.settings.municipality.name,
        )

    def now(self, number: str) -> Response:
        """Everything that the person sees at this moment, every claim and payroll file, and what is new for whom.

        Nothing, with status 304, to who has seen it already by the answer's mark (If-None-Match, RFC 9110).
        """
        hall, person, user = self._hall, self._hall.person(number), self._hall.user(number)
        with hall.office.database.read() as connection:
            mark = self._mark(connection)
            if request.if_none_match.contains(mark):
                return Response(status=304)
            town = hall.office.town_now(connection)
            stand = standings(connection, town, hall.office.today)
            care = care_for(connection, stand)
            ready, runs = in_state(connection, ["authorised"]), payroll_runs(connection)
        newest = next((each for each in stand if each.touched_at >= hall.opened_at), None)
        mails = mail_views(correspondence(hall.town.mail, person.email), person.email)
        response = jsonify(
            chat=render.chat_items(hall.town.slack.dm(user), person, user.id, self._shortcuts),
            home=render.home_items(hall.town.slack.home(user)),
            mail=render.mail_items(mails, person),
            next=render.next_html(newest, person, hall.people, hall.cast),
            claims=render.claim_items(stand, hall.people, town.catalogue),
            care=render.care_items(care, hall.people),
            pay=render.pay_items(payroll_files(runs, hall.office.database.files), ready, person),
            begun=newest is not None,
            modal=render.modal_html(hall.town.slack.open_view(user)),
            arrived=self._arrived(sum(each.claim.state in BOOKED for each in stand), care.count),
        )
        response.set_etag(mark)
        return response

    def options(self, number: str) -> AnyResponse:
        """What the bot brings for a menu of the open dialog, by what was typed in it."""
        user, view = self._hall.user(number), self._hall.town.slack.open_view(self._hall.user(number))
        if view is None:
            abort(404)
        brought = self._hall.town.slack.suggest(user, view, request.args["action"], request.args.get("typed", ""))
        return jsonify([option["text"]["text"] for option in brought])

    def mail(self, number: str, mail: int) -> Response:
        """The body of one mail (`?plain`: its plain part), shut in: nothing in it runs or loads."""
        body, media_type = shown_body(self._mail(number, mail), plain="plain" in request.args)
        response = Response(body, content_type=f"{media_type}; charset=utf-8")
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
        return response

    def raw_mail(self, number: str, mail: int) -> Response:
        """One mail as it was sent."""
        return Response(self._mail(number, mail).as_bytes(), content_type="text/plain; charset=utf-8")

    def mail_file(self, number: str, mail: int, file: int) -> Response:
        """A file of one mail, by its place: pictures to look at, everything else to save."""
        parts = list(self._mail(number, mail).iter_attachments())
        part = parts[file] if file < len(parts) else abort(404)
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        return _handed_out(content, part.get_content_type(), part.get_filename() or "")

    def message(self, number: str, ts: str) -> Response:
        """One message in Slack as JSON, with the blocks that the bot sent."""
        found = next((each for each in self._hall.town.slack.dm(self._hall.user(number)) if each.ts == ts), None)
        return jsonify(text=found.text, blocks=found.blocks) if found else abort(404)

    def file(self, number: str, file: str) -> Response:
        """A file that the person can see in Slack: pictures to look at, everything else to save."""
        found = self._file(number, file)
        return _handed_out(found.content, found.mimetype, found.name)

    def small(self, number: str, file: str) -> Response:
        """A small picture of a file that the person can see in Slack; the file where none can be drawn."""
        drawn = thumbnail(self._file(number, file))
        if drawn is None:
            return self.file(number, file)
        return Response(drawn, content_type="image/jpeg", headers={"Cache-Control": "max-age=86400, immutable"})

    def paper(self, name: str) -> Response:
        """A paper that goes with a suggestion."""
        lines = (self._hall.cast.papers.get(name) or abort(404)).lines
        if name.endswith(".pdf"):
            return Response(receipt.pdf(*lines), content_type="application/pdf")
        return Response(receipt.photo(*lines), content_type="image/jpeg")

    def _mark(self, connection: Connection) -> str:
        """What tells this moment from every earlier one at which something else could be seen."""
        town = self._hall.town
        seen = (town.slack.workspace.changes, town.mail.deliveries, *mark_of(connection))
        return "-".join(map(str, (town.slack.base_url.rpartition(":")[2], self._hall.office.today, *seen)))

    def _file(self, number: str, file: str) -> File:
        shown = self._kit.files_shown(self._hall.user(number))
        return next((each for each in shown if each.id == file), None) or abort(404)

    def _mail(self, number: str, mail: int) -> EmailMessage:
        mails = correspondence(self._hall.town.mail, self._hall.person(number).email)
        return mails[mail] if mail < len(mails) else abort(404)

    def _arrived(self, booked: int, care: int) -> dict[str, dict[str, int]]:
        """How many messages and mails each person has ever got; payroll also claims, administrators what to see to."""
        mails = Counter(to for to, _ in self._hall.town.mail.delivered())
        return {
            number: {
                "chat": sum(message.from_bot for message in self._hall.town.slack.dm(self._hall.user(number))),
                "mail": mails[person.email],
                "pay": booked if "payroll" in person.roles else 0,
                "care": care if "administrator" in person.roles else 0,
            }
            for number, person in self._hall.people.items()
        }


def _handed_out(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, content_type=kind)
    if kind not in PICTURES:
        response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
