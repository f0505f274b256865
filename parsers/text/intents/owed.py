"""What a person wants to know the sum of: `hvor mye har jeg til gode i år?`, `how much am I owed this year`."""

import re

EXAMPLES = {
    "how much am I owed this year": True,
    "How much do you owe me?": True,
    "hvor mye har jeg til gode i år?": True,
    "kor mykje har eg til gode": True,
    "hvor mye skylder dere meg": True,
    "kor mykje har eg uteståande i år?": True,
    "hvor mye har jeg ført i oktober": False,
    "hva er status på krav 8": False,
    "Kommunestyret 12.10, 42 km": False,
}

_MUCH = r"(?:hvor mye|kor mykje|kor mye|how much|hva|kva|what)"
_OWED = r"(?:til gode|tilgode|utestående|uteståande|skylder|skuldar|owed?|owes|outstanding)"
_ASKS = re.compile(rf"\b{_MUCH}\b.{{0,60}}\b{_OWED}\b", re.IGNORECASE)


def asks_owed(text: str) -> bool:
    """True where the text asks how much its writer has coming."""
    return _ASKS.search(text) is not None
