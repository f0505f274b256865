"""What mail servers on the way say they have checked, and whether one that is trusted vouches for the sender."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message

from authres import AuthenticationResultsHeader
from authres.core import AuthenticationResult

from parsers.mail import headers

_FIELD = "Authentication-Results"
# Real ones are under 2 kB; the parser takes more than linear time, and a mail may carry any number. A longer one is not
# cut but worth nothing: who fills it up would choose where the cut falls, and so which results are left.
_MAX_FIELD, _MAX_FIELDS = 8_000, 20


@dataclass(frozen=True)
class Statement:
    """One Authentication-Results field (RFC 8601): who says it, and the methods that passed, each with its domain.

    Anybody can write one: it is worth what its `authority` is worth, and only where that server added it itself.
    """

    authority: str
    passed: tuple[tuple[str, str], ...]
    failed: bool = False
    """True where one of the methods failed."""


def statements(message: Message) -> tuple[Statement, ...]:
    """The fields of the message, the one added last first; of one that cannot be read only who says it."""
    return tuple(_statement(value) for value in headers.values(message, _FIELD)[:_MAX_FIELDS])


def vouched_for(sender: str, said: Sequence[Statement], authority: str) -> bool:
    """True where the authority's own field says that the mail comes from the sender's domain.

    That is its topmost: those below may have come with the mail. DMARC has to have passed for the domain itself; where
    it says nothing of DMARC, a DKIM or SPF domain will do that is `aligned`.
    """
    own = _own(said, authority)
    domain = sender.rpartition("@")[2]
    return own is not None and any(
        passed == domain if method == "dmarc" else aligned(passed, domain) for method, passed in own.passed
    )


def refuted(sender: str, said: Sequence[Statement], authority: str) -> bool:
    """True where the authority's own field names a check that failed, and none that vouches for the sender."""
    own = _own(said, authority)
    return own is not None and own.failed and not vouched_for(sender, said, authority)


def aligned(one: str, other: str) -> bool:
    """True for the same domain, and for one within the other: whoever runs the outer has given the inner away.

    Narrower than the relaxed alignment of DMARC (RFC 7489 §3.1), which needs a list of public suffixes.
    """
    return "." in one and "." in other and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def _own(said: Sequence[Statement], authority: str) -> Statement | None:
    return next((statement for statement in said if statement.authority == authority.lower()), None)


def _statement(value: str) -> Statement:
    if len(value) > _MAX_FIELD:
        return Statement(_authority(value), ())
    try:
        parsed = AuthenticationResultsHeader.parse_value(value)
        failed = any(result.result == "fail" for result in parsed.results)
        return Statement(str(parsed.authserv_id).lower(), tuple(_passed(parsed.results)), failed)
    except MemoryError:
        raise
    except Exception:
        # Besides its own errors the parser lets out what hostile fields make the language raise. What it cannot read
        # must still hide the fields below it.
        return Statement(_authority(value), ())


def _authority(value: str) -> str:
    return next(iter(headers.bare(value).split()), "").strip('"')


def _passed(results: Sequence[AuthenticationResult]) -> Iterator[tuple[str, str]]:
    if any(result.method == "dmarc" and result.result == "fail" for result in results):
        return
    for result in results:
        if result.result == "pass" and (domain := _domain(result)):
            yield result.method, domain


def _domain(result: AuthenticationResult) -> str:
    named = {f"{property.type}.{property.name}": str(property.value) for property in result.properties}
    written = {
        "dmarc": named.get("header.from"),
        "dkim": named.get("header.d") or named.get("header.i"),
        "spf": named.get("smtp.mailfrom"),
    }.get(result.method)
    return (written or "").rpartition("@")[2].lower().rstrip(".")
