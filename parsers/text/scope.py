"""The writer's own newest words: quoted mail, signatures and automatic endings are hidden."""

import re

_QUOTED = re.compile(r"^[ ]*>.*$", re.MULTILINE)
_ENDING = re.compile(
    r"""^[ ]*(?:--[ ]*$ | _{5,} | -{3,}[ ]*(?:opprinnelig|original|videresendt|forwarded|melding)
        | (?:fra|from|frå):[ ].*\n(?:[ ]*(?:sendt|sent|til|to|dato|date|emne|subject):)
        | (?:sendt|sent)[ ](?:fra|frå|from)[ ]
        | (?:den|on|på)[ ].{0,120}(?:skrev|skreiv|wrote)\b.{0,80}:[ ]*$)""",
    re.MULTILINE | re.VERBOSE,
)
_GREETING = re.compile(
    r"(?:(?<=\s)|^)(?:mvh|m\.v\.h|vh|vennlig hilsen|med vennlig hilsen|(?:med )?(?:venleg|beste|venlig) helsing|hilsen"
    r"|helsing|beste hilsen|best regards|kind regards|regards|sincerely|sendt fra min|sent from my)\b"
)

EXAMPLES = {
    "42 km\nmvh ola\ntlf 22334455": "42 km",
    "> 36 km\nja": "ja",
    "12.10\nden 12. okt 2023 skrev kari:\n> 64 km": "12.10",
}


def hide_foreign(plain: str) -> str:
    """The text with everything that is not the writer's own newest words blanked, character for character."""
    text = _QUOTED.sub(_blank, plain) if ">" in plain else plain
    patterns = (_ENDING, _GREETING) if "\n" in text else (_GREETING,)
    found = (pattern.search(text) for pattern in patterns)
    ends = [match.start() for match in found if match and text[: match.start()].strip()]
    if not ends:
        return text
    end = min(ends)
    return text[:end] + " " * (len(text) - end)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
