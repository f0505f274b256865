"""Account codes are read first and hidden: a cost centre or telephone number must never look like a count."""

import re

from claims.lines import CostBearer

HIDDEN = "\x1f"

_CODE = re.compile(
    r"(?<![^\W\d_])(ansvar|funksjon|prosjekt|objekt|tjeneste|teneste|cost cent(?:er|re)|project|function)"
    r"(?:s?(?:nummer|nr|kode))?\.?[ ]?[:=]?[ ]?(\d{3,10})(?![\d.,/:]\d)(?![ ]?(?:kr|km|t\b|timer))"
)
_DIMENSIONS = {
    "ansvar": "ansvar",
    "cost center": "ansvar",
    "cost centre": "ansvar",
    "funksjon": "funksjon",
    "function": "funksjon",
    "tjeneste": "funksjon",
    "teneste": "funksjon",
    "prosjekt": "prosjekt",
    "project": "prosjekt",
    "objekt": "objekt",
}
_NUMBERS = re.compile(
    r"""
      (?<!\d)\d{6}[ ]?\d{5}(?!\d)                                                # national identity number
    | (?<!\d)\d{4}[ .]\d{2}[ .]\d{5}(?!\d)                                       # bank account
    | (?<![^\W\d_])(?:tlf|telefon|mobil|mob|tel|phone)\b[.:]?[ ]?(?:\+\d{2}[ ]?)?[\d ]{5,14}\d
    | \+\d{2}[ ]?\d[\d ]{6,12}\d
    | (?<![\d.,])[49]\d{2}[ ]\d{2}[ ]\d{3}(?!\d)                                 # mobile 900 12 345 as 3-2-3
    | (?<![\d.,])\d{2}[ ]\d{2}[ ]\d{2}[ ]\d{2}(?![\d,])                          # 22 33 44 55
    | (?<![^\W\d_])(?:org\.?[ ]?(?:nr|nummer)?|konto(?:nr|nummer)?|faktura(?:nr|nummer)?
        |kid|sak(?:snr)?|ref(?:nr)?|postboks)
      \b[.:]?[ ]?(?:nr\.?[ ]?)?\d[\d ./-]{0,20}
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,253}|(?:https?://|www\.)\S{1,2000}")

EXAMPLES = {
    "ansvar 46500 funksjon 234": CostBearer(ansvar="46500", funksjon="234"),
    "prosjektnr: 1234": CostBearer(prosjekt="1234"),
    "i funksjon 12 timer": None,
    "tlf 900 12 345": None,
}


def hide_codes(plain: str) -> tuple[str, CostBearer | None]:
    """The text with codes, numbers of people and addresses hidden, character for character; and the cost bearer."""
    found: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        found.setdefault(_DIMENSIONS[match.group(1)], match.group(2))
        return HIDDEN * len(match.group())

    text = plain
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(_hide, text)
    text = _NUMBERS.sub(_hide, _CODE.sub(take, text))
    return text, CostBearer(**found) if found else None


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())
