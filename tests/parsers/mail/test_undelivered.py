"""A report that a mail was not delivered is told from one that it is late, and from other machines' mail."""

import pytest

from parsers.mail import read

REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@post.example>
To: krav@lauvdal.example
Subject: {subject}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="X"

--X
Content-Type: text/plain

I am sorry.

--X
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

{fields}

--X
Content-Type: message/rfc822

From: krav@lauvdal.example
Subject: Krav

Hei
--X--
"""


def report(fields: str, subject: str = "Undelivered Mail Returned to Sender") -> bytes:
    return REPORT.format(fields=fields, subject=subject).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("Final-Recipient: rfc822; kari@x.example\nAction: failed\nStatus: 5.1.1", "5.1.1"),
        ("Action: Failed\nStatus: 5.1.1 (bad destination mailbox address)", "5.1.1"),
        ("Action: failed\nStatus: 4.4.7", "4.4.7"),
        ("Action: failed", "5.0.0"),
        ("Action: relayed\nStatus: 2.0.0\n\nAction: failed\nStatus: 5.7.1", "5.7.1"),
        ("Action: delayed\nStatus: 4.4.1\nWill-Retry-Until: tomorrow", None),
        ("Action: delivered\nStatus: 2.0.0", None),
        ("Action: expanded\nStatus: 2.0.0", None),
    ],
)
def test_a_report_says_by_its_fields_what_was_given_up(fields: str, status: str | None) -> None:
    assert read(report(fields)).undelivered == status


def test_the_fields_count_and_not_the_subject() -> None:
    assert read(report("Action: failed\nStatus: 5.2.2", subject="Warning: delayed")).undelivered == "5.2.2"


@pytest.mark.parametrize(
    ("subject", "status"),
    [
        ("failure notice", "5.0.0"),
        ("Mail delivery failed: returning message to sender", "5.0.0"),
        ("Uleverbar melding", "5.0.0"),
        ("Warning: message 1xYz delayed 24 hours", None),
        ("Levering forsinket", None),
    ],
)
def test_a_report_without_fields_is_taken_at_its_subject(subject: str, status: str | None) -> None:
    raw = f"From: MAILER-DAEMON@post.example\r\nSubject: {subject}\r\n\r\nkari@x.example: no such user\r\n"
    assert read(raw.encode()).undelivered == status


@pytest.mark.parametrize("header", ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Other: 1"])
def test_no_other_mail_reports_a_failure(header: str) -> None:
    assert read(f"From: kari@x.example\r\nSubject: failed\r\n{header}\r\n\r\nHei\r\n".encode()).undelivered is None
