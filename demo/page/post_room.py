"""The page's routes for the mailbox: write, answer, be away, and have no mailbox any more."""

from email.message import EmailMessage

from flask import Flask, abort, request

from demo.letters import absence, bounce, letter
from demo.page.fields import files_of
from demo.page.mailbox import correspondence
from demo.page.outcomes import DONE, Answer
from demo.page.town_hall import TownHall
from demo.town import BOT_ADDRESS


class PostRoom:
    """The mailboxes of one running town; whatever is sent goes to the bot."""

    def __init__(self, hall: TownHall) -> None:
        self._hall = hall

    def register(self, app: Flask) -> None:
        """The app has these routes from now on."""
        app.post("/<number>/mail")(self.send)
        app.post("/<number>/mail/unclear")(self.unclear)
        app.post("/<number>/mail/<int:mail>/absent")(self.absent)
        app.post("/<number>/mail/<int:mail>/returned")(self.returned)

    def send(self, number: str) -> Answer:
        """The person's mail is sent; with `answers`, to where that mail wants its answers."""
        answered = request.form.get("answers", "")
        raw = letter(
            self._hall.person(number).email,
            " ".join(request.form.get("subject", "").split()),
            request.form.get("text", ""),
            when=self._hall.office.now(),
            files=files_of("file"),
            answers=self._mail(number, int(answered)) if answered.isdecimal() else None,
        )
        return self._send(raw)

    def unclear(self, number: str) -> Answer:
        """A mail comes of which nobody can tell whose it is."""
        self._hall.person(number)
        mail = letter("kari@ukjent.example", "Krav", "Møte i går", when=self._hall.office.now())
        return self._send(b"From: ola@ukjent.example\n" + mail)

    def absent(self, number: str, mail: int) -> Answer:
        """The person is away, and their mail program says so by itself."""
        return self._send(absence(self._hall.person(number).email, self._mail(number, mail), self._hall.office.now()))

    def returned(self, number: str, mail: int) -> Answer:
        """The person's mail server says that it could not deliver the mail after all."""
        return self._send(bounce(self._hall.person(number).email, self._mail(number, mail), self._hall.office.now()))

    def _send(self, raw: bytes) -> Answer:
        self._hall.town.mail.deliver(raw, BOT_ADDRESS, self._hall.office.now())
        return DONE

    def _mail(self, number: str, mail: int) -> EmailMessage:
        mails = correspondence(self._hall.town.mail, self._hall.person(number).email)
        return mails[mail] if mail < len(mails) else abort(404)
