"""One mail to one person over SMTP, and whether a failure is worth another try."""

import smtplib
from email.message import EmailMessage

from bot.channel import DeliveryFailed
from bot.mail.server import Server


def send(message: EmailMessage, *, envelope_from: str, to: str, server: Server) -> None:
    """The server has taken over the mail; raises DeliveryFailed otherwise.

    A failure that lies with our settings or the line is temporary: the mail itself is fit to be sent.
    """
    try:
        smtp = _connect(server)
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from error
    try:
        _log_in(smtp, server)
        smtp.send_message(message, from_addr=envelope_from, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        raise _refused(code, reason) from error
    except smtplib.SMTPAuthenticationError as error:
        raise _wrong_password(server) from error
    except smtplib.SMTPSenderRefused as error:
        raise DeliveryFailed(
            f"the mail server does not take mail from us ({error.smtp_code}); check mail.address and mail.smtp_user",
            permanent=False,
        ) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code, error.smtp_error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from error
    finally:
        _leave(smtp)


def try_login(server: Server) -> None:
    """The server answers and lets us in; raises DeliveryFailed otherwise."""
    try:
        smtp = _connect(server)
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from error
    try:
        _log_in(smtp, server)
    except smtplib.SMTPAuthenticationError as error:
        raise _wrong_password(server) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from error
    finally:
        _leave(smtp)


def _connect(server: Server) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=server.trust)
    return smtplib.SMTP(server.host, server.port, timeout=server.timeout)


def _log_in(smtp: smtplib.SMTP, server: Server) -> None:
    if server.security == "starttls":
        # Raises where the server does not offer it, so that nothing ever travels in clear instead.
        smtp.starttls(context=server.trust)
    if server.user:
        smtp.login(server.user, server.password)


def _leave(smtp: smtplib.SMTP) -> None:
    # The mail is taken or refused by now: how the good-bye goes must not change that.
    try:
        smtp.quit()
    except (OSError, smtplib.SMTPException):
        smtp.close()


def _wrong_password(server: Server) -> DeliveryFailed:
    return DeliveryFailed(
        f"mail server {server.host} refused the password; check mail.smtp_user and GODTGJORT_SMTP_PASSWORD",
        permanent=False,
    )


def _refused(code: int, reason: bytes | str) -> DeliveryFailed:
    # The reason is the other side's text and names addresses; the enhanced code (RFC 3463) says the same without.
    words = reason.decode("ascii", "replace") if isinstance(reason, bytes) else reason
    enhanced = words.split(maxsplit=1)[0] if words[:2] in {"4.", "5."} else ""
    again = "it will not be tried again; check the address" if code >= 500 else "it will be tried again"
    return DeliveryFailed(f"the mail was refused ({code} {enhanced}".rstrip() + f"): {again}", permanent=code >= 500)


def _unreachable(server: Server, error: Exception) -> DeliveryFailed:
    return DeliveryFailed(
        f'mail server {server.host}:{server.port} cannot be used with mail.smtp_security = "{server.security}" '
        f"({type(error).__name__}); check both if this goes on, the mail will be tried again",
        permanent=False,
    )
