"""Bodies are known by what they are for, whatever they are called."""

import pytest

from parsers.text.catalogue import bodies
from parsers.text.words.normalise import normalise
from parsers.text.words.tokens import tokenise

KNOWN = bodies.Bodies(bodies.NAMES)


@pytest.mark.parametrize(("text", "codes"), bodies.EXAMPLES.items())
def test_a_body_is_read_by_its_subjects(text: str, codes: list[str]) -> None:
    tokens = tokenise(normalise(text))
    heads = [at for at, token in enumerate(tokens) if token.kind == "word" and bodies.is_head(token.text)]
    found = (KNOWN.read(tokens, head, 0, set()) for head in heads)
    assert next((list(said.codes) for said in found if said), []) == codes
