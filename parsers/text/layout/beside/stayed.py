"""How long one was at a meeting or course on a journey, `møtet der varte fra kl. 10 til 16`, is no time of a line."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Mention, When
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Diett 10.11, dro hjemmefra kl. 07.10, hjemme kl. 19.20. Møtet der varte fra kl. 10 til 16.": ["07:10-19:20"],
    "Diett 10.11, reiste heimanfrå kl. 07.10, heime kl. 19.20. Kurset var kl. 10–16.": ["07:10-19:20"],
    "Per diem 10 November, left home 07:10, back home 19:20. The meeting lasted from 10:00 to 16:00.": ["07:10-19:20"],
    "Diett 10.11 kl. 07.10–19.20. Konferansen varte fra kl. 10 til 16.": ["07:10-19:20"],
    "Diett 10.11. Møtet varte fra kl. 10 til 16.": ["10:00-16:00"],
}
_STAYS = words_of("stayed_at")
_MOST = 20
"""Such words that are looked at: keeps hostile texts linear."""
_ENDS = 2
"""Clock times of a journey: leaving and coming home."""


def without_times_of_stays(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, spots: Spots
) -> list[Mention]:
    """The mentions without such times, in a sentence that names no body and day, beside those of a journey."""
    if "per_diem" not in spots:
        return mentions
    sentence = layout.sentence
    stays = {sentence[at] for at in said_at(tokens, _STAYS)[:_MOST]}
    stays -= {sentence[one.first] for one in named}
    stays -= {sentence[one.first] for one in mentions if isinstance(one, When)}
    stays -= {sentence[at] for sense in ("per_diem", "depart", "return_home") for at in spots.get(sense, ())}
    if not stays:
        return mentions
    journey = sum(1 + bool(one.end) for one in mentions if isinstance(one, Clocks) and sentence[one.first] not in stays)
    if journey < _ENDS:
        return mentions
    return [one for one in mentions if not (isinstance(one, Clocks) and one.end and sentence[one.first] in stays)]
