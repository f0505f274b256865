"""Whether the words of a mail are those in which mail servers report that they could not deliver one."""

import re

_THE_MAIL = (
    r"(?:din |ditt |the |your |ihre )?(?:e-?posten|e-?post|e-?mail|mailen|mail|meldingen|meldinga|melding|message"
    r"|meddelandet?|meddelelsen?|nachricht)(?: din)?"
)
_SUBJECT = re.compile(
    r"(?:retur: |sorry, )?(?:"
    r"undeliver|non[- ]?deliver|returned mail|returned to sender|failure notice|mail failure|mail system error"
    r"|message (?:status - )?undeliverable|permanent delivery failure|e-?mail (?:bounce|delivery failure)"
    r"|(?:\w+ |postmaster copy: )?undeliver(?:ed|able) (?:mail|message)"
    r"|\W{0,4}message you sent (?:was )?blocked"
    r"|(?:notice: |warning: )?(?:mail |message )?delivery (?:status|failure|failed|report|notification|problem|error)"
    r"|(?:message )?delivery (?:has failed|system|delayed)|(?:warning: )?delayed mail"
    r"|warning: (?:could not send|message)|delivery (?:final failure|incomplete)|mail transaction failed"
    r"|(?:unable to|we (?:could not|couldn't)|could not) deliver (?:the |your )?(?:message|e-?mail|mail)"
    rf"|(?:kan|kunne|klarte) (?:ikke|ikkje) (?:å )?levere? {_THE_MAIL}(?= til \S{{1,80}}@|\W*$)"
    r"|feil (?:ved|under) levering av (?:e-?post|melding)|det gick inte att leverera|unzustellbare nachricht"
    rf"|{_THE_MAIL} (?:could not be|cannot be|was not|not|couldn't be) delivered"
    rf"|(?:{_THE_MAIL} )?(?:kan|kunne|kunde) (?:ikke|ikkje|inte) (?:leveres|leverast|levereras)(?!\s+ut)"
    rf"|{_THE_MAIL} (?:ble |blei |vart |blev )?(?:ikke|ikkje|inte) levere?r?t\b"
    rf"|{_THE_MAIL} konnte nicht zugestellt"
    r"|(?:uleverelig|(?:ikke|ikkje) lever(?:t|et|bar)|olevererbar|unzustellbar)\w*:"
    r"|(?:non remis|non recapitabile|no se puede entregar|não é possível entregar|onbestelbaar)\w*\s?:"
    r"|u(?:leverbar|leverelig) (?:melding|e-?post|post|meddelelse)|leveringsfeil\b|leverings(?:rapport|status\w*)[: (]"
    r"|feilmelding: e-?post)",
    re.IGNORECASE,
)
# How the servers' own programs begin; people who quote them begin with something of their own.
_TEXT = re.compile(
    r"\s*(?:hi[.!]? )?(?:this is the (?:mail system at|mail delivery agent|mail delivery system|qmail-send program)"
    r"|this message was created automatically by (?:the )?mail|this is an automatically generated delivery status"
    r"|this report relates to a message you sent|a message that you sent (?:could not be delivered|was rejected|using)"
    r"|your message (?:did not reach (?:some|the following)|to \S{3,100} (?:couldn't|could not) be delivered)"
    r"|-{2,5} ?the following addresses had (?:permanent|delivery|transient)|-{2,5} ?transcript of session follows"
    r"|\*{2,50}\s+\*\*\s+this is a warning message only|delivery to the following recipients? (?:failed|has been))",
    re.IGNORECASE,
)


def says_returned(subject: str, text: str) -> bool:
    """True for a subject, or a beginning of the newest text, that reports a mail as undelivered or late."""
    return bool(_SUBJECT.match(subject) or _TEXT.match(text))
