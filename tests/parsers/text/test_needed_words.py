"""Where a text lacks the words that a stage cannot do without, the stage would have found nothing."""

from collections.abc import Iterator

from parsers.text.drives.riders import riders
from parsers.text.drives.riding_words import may_ride
from parsers.text.drives.routes import may_lead, routes
from parsers.text.words.normalise import normalise
from parsers.text.words.tokens import Token, said_in, spots_of, tokenise
from tests.corpus.cases import cases


def texts() -> Iterator[tuple[str, list[Token]]]:
    return ((case.text, tokenise(normalise(case.text))) for case in cases())


def test_a_text_where_nothing_leads_from_place_to_place_has_no_route() -> None:
    still = [text for text in texts() if not may_lead(said_in(text[1]), spots_of(text[1]))]
    assert len(still) > 100
    assert not any(routes(*text, set(), loose=True) for text in still)


def test_a_text_without_a_word_for_riding_along_has_no_riders() -> None:
    alone = [text for text in texts() if not may_ride(said_in(text[1]), spots_of(text[1]))]
    assert len(alone) > 100
    assert not any(riders(text, tokens, spots_of(tokens), [], set(), caring=False).all for text, tokens in alone)
