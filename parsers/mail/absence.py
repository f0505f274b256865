"""Whether a subject is one that mail programs write while their owner is away."""

import re

_ANSWERED_BY_ITSELF = re.compile(
    r"automat(?:ic|ed|isk|iskt|ische) (?:e-?mail )?(?:reply|response|svar|antwort|acknowledge?ment|kvittering:)"
    r"|(?:out of (?:the )?office )?auto[- ]?(?:svar|reply|response)"
    r"|(?:bekreftelse på|kvittering for|stadfesting på) (?:mottatt|motteken) (?:e-?post|henvendelse)\W*$"
    r"|(?:vi|me) har mottatt (?:din|deres) (?:e-?post|henvendelse)\W*$"
    r"|fr[aå]værs(?:assistent|svar|besked|varsel)|frånvaromeddelande|abwesenheits\w+",
    re.IGNORECASE,
)
# People write these too, of the hours they lost: they count where the subject says nothing besides.
_AWAY = re.compile(
    r"(?<!\w)(?:(?:i am |i'm |is )?(?:currently )?out of (?:the )?office|ooo\b"
    r"|away from (?:the |my )?(?:office|e-?mail|mail)"
    r"|on (?:vacation|annual leave)"
    r"|(?:er |jeg er |eg er |jag är |är )?(?:for tid(?:en|a) |desverre |dessverre )?"
    r"(?:ikke|ikkje|inte|ej) (?:til stede|til stades|på kontoret|på plats)"
    r"|(?:er )?(?:ute av|borte fra|borte frå) kontoret|fr[aå]værsmelding|fraværende|frånvarande|abwesend"
    r"|ist (?:außer haus|nicht im büro))",
    re.IGNORECASE,
)
_DATE = r"(?:\d{1,2}\.(?:\d{1,2}\.?)?(?:\d{4}|\d\d)?|\d{1,2}/\d{1,2}(?:[/-]\d{2,4})?|\d{4}-\d\d-\d\d|20\d\d)"
_WHEN = re.compile(
    rf"{_DATE}(?:[-–]{_DATE})?|[-–]|t\.?o\.?m|til|till|fra|frå|from|to|until|og|and|i|dag|idag|today|uke|veke"
    r"|returning|kommer|kjem|tilbake|att|back"
    r"|(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun|mån|tis|lör|sön)dag"
    r"|(?:jan|febr|jul|jun)(?:uar|i)|mars|april|mai|august|(?:sept|nov|des)ember|oktober",
    re.IGNORECASE,
)
# What follows is the subject of a mail of ours.
_ANSWERS_US = re.compile(r":\s{1,3}(?:(?:re|sv|vs|fwd?):\s{0,3}){0,3}\D{0,40}\b20\d\d-\d{5}\b", re.IGNORECASE)
_AUTO = re.compile(r"auto(?=:)", re.IGNORECASE)
_MOST_NAMES = 4


def says_away(subject: str) -> bool:
    """True for a phrase that only programs write, and for one of absence with a name, dates or our own subject besides.

    From its beginning only: a person's answer to an automatic mail repeats its subject behind a prefix.
    """
    if _ANSWERED_BY_ITSELF.match(subject):
        return True
    by_program = _AUTO.match(subject)
    if by_program:
        rest = subject[by_program.end() :]
        return bool(_ANSWERS_US.match(rest)) or _says_only_away(rest.lstrip(": "))
    return _says_only_away(subject)


def _says_only_away(subject: str) -> bool:
    phrase = _AWAY.search(subject)
    if phrase is None or not _are_names(subject[: phrase.start()]):
        return False
    after = subject[phrase.end() :]
    return _are_names(after) or bool(_ANSWERS_US.match(after))


def _are_names(text: str) -> bool:
    """True where the text names nothing but a person or two, and when."""
    words = [word.strip(",:;()!") for word in text.replace("/", " ").split()]
    # A point may belong to the date, or end the sentence.
    others = [bare for word in words if (bare := word.strip(".")) and not any(map(_WHEN.fullmatch, (word, bare)))]
    return len(others) <= _MOST_NAMES and all(word.isalpha() and word[0].isupper() for word in others)
