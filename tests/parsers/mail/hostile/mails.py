"""Hostile and odd mails by name, each with what is to be read of it."""

import base64
import quopri
from dataclasses import dataclass

KARI = "kari@lauvdal.example"
WORDS = "Kjørte 42 km på øya"
PDF = b"%PDF-1.7\n%receipt\n"


@dataclass(frozen=True)
class Odd:
    """A mail; `text` is its newest words, None where it does not matter."""

    raw: bytes
    sender: str | None = KARI
    text: str | None = "Hei"
    files: int = 0
    damage: str | None = None


def head(**fields: str) -> bytes:
    named = {"From": KARI, **fields}
    return "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items()).encode() + b"\r\n"


def parts(*bodies: bytes, kind: str = "mixed", end: bytes = b"--x--\r\n") -> bytes:
    return head(Content_Type=f"multipart/{kind}; boundary=x") + b"".join(b"--x\r\n" + b + b"\r\n" for b in bodies) + end


def part(data: bytes, kind: str, **fields: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items()).encode()
    return b"Content-Type: " + kind.encode() + b"\r\n" + more + b"\r\n" + data


def encoded(data: bytes, kind: str, **fields: str) -> bytes:
    return part(base64.encodebytes(data), kind, Content_Transfer_Encoding="base64", **fields)


HEI = part(b"Hei", "text/plain")

# Forms of From that programs read differently, so that nobody is meant for certain.
FOOLING = {
    "two addresses": f"{KARI}, ola@onde.example",
    "an address before another": f"{KARI} <ola@onde.example>",
    "an address and a bracket": f"{KARI})<ola@onde.example>",
    "nothing": "",
    "a name alone": "Kari Haugen",
    "no domain": "<kari@>",
    "no local part": "<@lauvdal.example>",
    "two at signs": "<kari@lauvdal.example@onde.example>",
    "a group": f"Venner: {KARI};",
    "an empty group": "undisclosed-recipients:;",
    "an open bracket": f"<{KARI}",
    "a route": f"<@onde.example:{KARI}>",
    "two brackets": f"<{KARI}> <ola@onde.example>",
    "a blank within": "<kari @lauvdal.example>",
    "a quoted local part": '<"kari@onde.example"@lauvdal.example>',
    "an IP address": "<kari@[127.0.0.1]>",
    "letters of another alphabet": "<kаri@lauvdal.example>",
    "a null byte": "<kari\0@lauvdal.example>",
    "a percent hop": "Kari <kari@>lauvdal.example",
    "only brackets": "<>",
    "a semicolon": f"{KARI}; ola@onde.example",
}
HONEST = {
    "bare": KARI,
    "in brackets": f"<{KARI}>",
    "with a name": f"Kari Haugen <{KARI}>",
    "with a quoted name": f'"Haugen, Kari" <{KARI}>',
    "with an encoded name": f"=?utf-8?q?Kari_=C3=98?= <{KARI}>",
    "in capitals": "KARI@LAUVDAL.EXAMPLE",
    "folded": f"Kari Haugen\r\n <{KARI}>",
    "with a name in raw letters": f"Kari Ødegård <{KARI}>",
    "with a smiley": f"Kari 🙂 <{KARI}>",
}
CHARSETS = ["utf-8", "UTF8", "iso-8859-1", "ISO-8859-15", "windows-1252", "cp1252", "iso-8859-10", "utf-16", "utf-7"]
# What says nothing, or nothing that exists: UTF-8 or Windows letters are tried.
UNKNOWN = [
    "uft-8",
    "x-unknown",
    "unknown-8bit",
    "8bit",
    "default",
    "us-ascii",
    "none",
    "utf-8;",
    '"',
    "punycode",
    "zlib",
]
DISPOSITIONS = [
    "attachment", "inline", "ATTACHMENT", "form-data", "x-odd", "", ";", "attachment;", "attachment; filename",
    "attachment; filename=", 'attachment; filename="', "attachment; filename=a;filename=b", "attachment filename=a.pdf",
    "attachment; filename*=", "attachment; filename*='", "attachment; filename*=utf-8'no'%", "attachment; filename*9=a",
    "attachment; filename*=x-none''a.pdf", "attachment; filename=/etc/passwd", "attachment; filename=../../a.pdf",
    r"attachment; filename=\\srv\a.pdf", "attachment; filename=CON", "attachment; filename=a\u202efdp.exe",
    "attachment; filename=.", "attachment; filename==?utf-8?b?%%%?=", "attachment; filename=" + "a" * 3000,
    "attachment; filename*0=a; filename*2=b", "attachment; size=99999999999999999999; filename=a.pdf",
]  # fmt: skip
KINDS = [
    "application/pdf", "image/jpeg", "image/heic", "video/mp4", "audio/ogg", "application/zip", "text/calendar",
    "text/csv", "text/rtf", "application/octet-stream", "APPLICATION/PDF", "x/y", "application/ms-tnef", "model/stl",
    "application/pgp-encrypted", "application/pkcs7-mime", "font/woff", "chemical/x-pdb", "application/x-sh",
]  # fmt: skip
# Beside a sound mail, fields that hold nonsense change nothing.
FIELDS = {
    "Message_ID": ["<[83c48dddbea7@microsoft.com]>", "", "<>", "<a@b> <c@d>", "no brackets", "<" + "a" * 2000 + "@b>"],
    "Date": ["", "yesterday", "Mon, 99 Foo 2024 99:99:99 +9999", "Fri, 31 Dec 9999 23:59:59 -1200", "1", "-" * 500],
    "To": ["(c):", '"', "(" * 20_000, ":;", "<<<<>>>>", "a@b," * 5_000],
    "Subject": ["=?utf-8?b?a?=", "=?a?q?" * 5_000, "=?utf-8?q?a=0A?=", "=?x-none?q?a?=", "=?" * 9_000, "\u202e"],
    "References": ["<a@b" * 500, "<" * 9_000, "<a@b>" * 9_000],
    "MIME_Version": ["", "2.0", "1.0 (nested (comments"],
    "Content_Type": ["text/plain; name*", "text/plain; charset", "text", ";", "text/plain;;;", "TEXT/Plain"],
    "Content_Transfer_Encoding": ["7bit", "binary", "x-none", "8bit;"],
}


def _mails() -> dict[str, Odd]:
    sound = base64.encodebytes(WORDS.encode())
    found = {f"from {name}": Odd(head(From=value) + b"Hei", sender=None) for name, value in FOOLING.items()}
    found |= {f"from one {name}": Odd(head(From=value) + b"Hei") for name, value in HONEST.items()}
    found["from twice"] = Odd(b"From: ola@onde.example\r\n" + head() + b"Hei", sender=None)
    found["from nobody"] = Odd(b"Subject: a\r\n\r\nHei", sender=None)
    for charset in CHARSETS:
        data = base64.encodebytes(WORDS.encode(charset))
        found[f"in {charset}"] = Odd(
            parts(part(data, f"text/plain; charset={charset}", Content_Transfer_Encoding="base64")), text=WORDS
        )
    for charset in UNKNOWN:
        for letters in ("utf-8", "cp1252"):
            raw = parts(encoded(WORDS.encode(letters), f"text/plain; charset={charset}"))
            found[f"{letters} called {charset}"] = Odd(raw, text=WORDS)
    for number, disposition in enumerate(DISPOSITIONS):
        raw = parts(HEI, encoded(PDF, "application/pdf", Content_Disposition=disposition))
        found[f"disposition {number} {disposition[:30]!a}"] = Odd(raw, files=1)
    for kind in KINDS:
        found[f"file {kind}"] = Odd(parts(HEI, encoded(b"\0\1\2", kind)), files=1)
    for name, values in FIELDS.items():
        for number, value in enumerate(values):
            found[f"{name} {number}"] = Odd(head(**{name: value}) + b"Hei")
    found |= {
        "text around a photo": Odd(parts(HEI, encoded(b"\xff\xd8\xff", "image/jpeg"), HEI), text="Hei\n\nHei", files=1),
        "quoted-printable": Odd(
            parts(
                part(
                    quopri.encodestring(WORDS.encode()),
                    "text/plain; charset=utf-8",
                    Content_Transfer_Encoding="quoted-printable",
                )
            ),
            text=WORDS,
        ),
        "base64 without an end": Odd(
            parts(part(sound.rstrip(b"=\n"), "text/plain", Content_Transfer_Encoding="base64")), text=None
        ),
        "no end of the parts": Odd(parts(HEI, encoded(PDF, "application/pdf"), end=b""), files=1),
        "a boundary that never comes": Odd(head(Content_Type="multipart/mixed; boundary=y") + b"Hei"),
        "no boundary": Odd(head(Content_Type="multipart/mixed") + b"Hei"),
        "no parts": Odd(parts(), text=None),
        "html alone": Odd(parts(part(b"<p>Hei</p><script>alert(1)</script>", "text/html"))),
        "html with a comment": Odd(parts(part(b"<!-- Ola --><p>Hei</p>", "text/html"))),
        "html that is not closed": Odd(parts(part(b"<div><b><p>Hei", "text/html"))),
        "plain and html": Odd(parts(HEI, part(b"<p>Annet</p>", "text/html"), kind="alternative")),
        "empty plain and html": Odd(
            parts(part(b" ", "text/plain"), part(b"<p>Hei</p>", "text/html"), kind="alternative")
        ),
        "a mail in a mail": Odd(
            parts(HEI, part(parts(encoded(PDF, "application/pdf")).replace(b"x", b"y"), "message/rfc822")), files=1
        ),
        "a charset in pieces, and letters of another": Odd(
            parts(part("Kjørte 42 km på øya".encode("latin-1"), "text/plain; charset*=utf-8''iso-8859-1")), text=WORDS
        ),
        "a charset with a null byte": Odd(parts(part(b"Hei", "text/plain; charset*=\0''utf-8"))),
        "a boundary beside pieces that contradict each other": Odd(
            parts(HEI, encoded(PDF, "application/pdf")).replace(
                b"boundary=x", b"name*0*=a; name*=b; name*x*=c; boundary=x"
            ),
            files=1,
        ),
        "a file name in pieces that contradict each other": Odd(
            parts(
                HEI, encoded(PDF, "application/pdf", Content_Disposition="attachment; filename*0*=a; filename*=b.pdf")
            ),
            files=1,
        ),
        "a body of no type": Odd(head(Content_Type="/") + b"Hei", text="", files=1),
        "nul bytes": Odd(head() + b"H\0e\0i\0"),
        "carriage returns alone": Odd((head() + b"Hei").replace(b"\r\n", b"\r")),
        "line feeds alone": Odd((head() + b"Hei").replace(b"\r\n", b"\n")),
        "fifty-two files": Odd(parts(HEI, *[encoded(PDF, "application/pdf")] * 52), files=52),
        "four hundred files": Odd(
            parts(HEI, *[encoded(PDF, "application/pdf")] * 400), files=299, damage="too_complex"
        ),
        "a hundred thousand parts": Odd(parts(*[b""] * 100_000), text="", damage="too_complex"),
        "a header of a megabyte": Odd(head(Subject="x" * 1_000_000) + b"Hei", text="", damage="long_headers"),
        "a text of a megabyte": Odd(head() + b"ord " * 250_000, text=None, damage="long_text"),
    }
    return found


MAILS = _mails()
