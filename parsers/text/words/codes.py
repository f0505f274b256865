"""Account codes are read first and hidden: a cost centre or telephone number must never look like a count."""

import re

from claims.lines import CostBearer
from parsers.text.words.lexicon import labels

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
    | \+\d{2}[ ]?\d[\d ]{6,12}\d
    | (?<![\d.,])[49]\d{2}[ ]\d{2}[ ]\d{3}(?!\d)                                 # mobile 900 12 345 as 3-2-3
    | (?<![\d.,])\d{2}[ ]\d{2}[ ]\d{2}[ ]\d{2}(?![\d,])                          # 22 33 44 55
    """,
    re.VERBOSE,
)
_LONG_NUMBER = re.compile(r"\d[\d .]{9}")
"""What every one of `_NUMBERS` is, and little else."""
_LABELS = {what: "|".join(words) for what, words in labels().items()}
_LABEL_WORDS = frozenset(word for words in labels().values() for word in words)
_LABELLED = re.compile(
    rf"""(?<![^\W\d_])(?:
      (?:{_LABELS["telephone"]})\b[.:]?[ ]?(?:\+\d{{2}}[ ]?)?[\d ]{{5,14}}\d
    | (?:{_LABELS["account"]})\b[.:]?[ ]?(?:nr\b\.?[ ]?)?\d[\d ./-]{{0,20}}
    | vedtak(?:et)?[ ](?:av|fra|frå|datert)[ ]\d{{1,2}}\.\d{{1,2}}\.?(?:\d{{2,4}})?
    | (?:{_LABELS["paper"]})\b[.:]?[ ]?(?:(?:nr|no|number|nummer)\b)?[.:\#]?[ ]?\d{{1,12}}(?:[/-]\d{{1,8}})?
      (?![.,]?\d|[ ]?(?:kr|km|t\b|time|døgn|%|,-))
    )""",
    re.VERBOSE,
)
_FILE = re.compile(r"[^\s/\\(]{1,80}\.(?:jpe?g|png|pdf|hei[cf]|webp|tiff?|docx?|xlsx?|xml)\b")
_FILED_BY = (".jp", ".png", ".pdf", ".hei", ".webp", ".tif", ".doc", ".xls", ".xml")
_WORD = re.compile(r"[a-zà-öø-ÿ]+")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,253}|(?:https?://|www\.)\S{1,2000}")

EXAMPLES = {
    "ansvar 46500 funksjon 234": CostBearer(ansvar="46500", funksjon="234"),
    "prosjektnr: 1234": CostBearer(prosjekt="1234"),
    "i funksjon 12 timer": None,
    "tlf 900 12 345": None,
    "sak 34/26, rom 512 og bestillingsnr. 4471203": None,
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
    if any(map(text.__contains__, _FILED_BY)):
        text = _FILE.sub(_hide, text)
    if not _LABEL_WORDS.isdisjoint(_WORD.findall(text)):
        text = _LABELLED.sub(_hide, text)
    if any(map(text.__contains__, _DIMENSIONS)):
        text = _CODE.sub(take, text)
    if _LONG_NUMBER.search(text):
        text = _NUMBERS.sub(_hide, text)
    return text, CostBearer(**found) if found else None


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())
