"""What the domain name system says, for checking who sent a mail."""

import dns.exception
import dns.resolver

SECONDS = 5.0
"""How long one question may take, with all its tries."""


def txt(name: str) -> bytes | None:
    """The TXT record of the name in one piece; None where there is none, or no answer in time.

    Without an answer a sender is as unproven as without a record: whose domain it is must not decide for how long
    other mail waits.
    """
    try:
        answer = dns.resolver.resolve(name, "TXT", search=False, lifetime=SECONDS)
        return b"".join(answer[0].strings)
    except dns.exception.DNSException:
        return None
