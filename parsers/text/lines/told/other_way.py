"""The way that went otherwise: `9 km én vei, gikk hjem`, `23 km dit, satt på med Ola heim`."""

from collections.abc import Mapping, Sequence
from itertools import dropwhile, pairwise

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, clauses
from parsers.text.lines.told.received import GOT
from parsers.text.spans.mentions import Distance, Mention, WayWord, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet i går, 9 km, bare én vei": ["9"],
    "formannskapet i går, 9 km, berre éin veg, eg gjekk heim att": ["9"],
    "formannskapet i går. Kjørte 9 km én vei og tok bussen hjem, 42 kr": ["9"],
    "formannskapet i går, 9 km en vei. Fikk skyss hjem": ["9"],
    "formannskapet i går, 9 km (en vei, satt på hjem)": ["9"],
    "kjørte 9 km hjem fra formannskapet i går, dit satt jeg på med Ola": ["9"],
    "formannskapet i går. 9 km dit, Per kjørte hjem": ["9"],
    "formannskapet i går. Køyrde 9 km dit, Kari køyrde heim": ["9"],
    "formannskapet i går. Per kjørte, 9 km": [],
    "formannskapet 9.11, 18 km t/r\nformannskapet 16.11, 9 km én vei, fikk skyss hjem": ["18", "9"],
    "formannskapet 9.11, 18 km t/r\nformannskapet 16.11, 9 km éin veg, gjekk heim": ["18", "9"],
    "executive committee 9 November, 18 km return\nexecutive committee 16 November, 9 km one way, got a lift home": [
        *("18", "9"),
    ],
    "dato | møte | kjøring\n9/11 | formannskap | 18 km t/r\n16/11 | formannskap | 9 km én vei, fikk skyss hjem": [
        *("18", "9"),
    ],
    "formannskapet 9.11, 18 km t/r. Formannskapet 16.11, satt på hjem": ["18"],
    "formannskapet i går, fikk skyss dit og hjem, 18 km": [],
    "executive committee yesterday, drove 9 km one way, walked home": ["9"],
    "executive committee yesterday, 9 km one way only": ["9"],
    "formannskapet i går, 9 km én vei": ["asked"],
    "formannskapet i går, 9 km én vei, hentet Ola på veien": ["asked"],
    "formannskapet i går, satt på med Ola begge veier, 9 km": [],
}

ANSWERS: Mapping[str, bool] = {
    "bare dit, jeg fikk skyss hjem": True,
    "fikk skyss hjem": True,
    "ja, og satt på med Ola hjem": True,
    "hjem gikk jeg": True,
    "eg sat på med Ola heim": True,
    "I got a lift home": True,
    "walked home": True,
    "ja, og Ola fikk skyss hjem": False,
    "Ola satt på med meg hjem": False,
    "satt Ola på med meg hjem?": False,
    "eg køyrde, naboen sat på heim": False,
    "både dit og hjem, Ola satt på dit": False,
    "gave Ola a lift home": False,
    "I gave Ola a lift home": False,
    "ga Ola skyss hjem": False,
    "han gikk hjem": False,
}
"""Whether an answer says that the writer's drive went one way."""

_THERE = frozenset({"dit", "there"})
_BOTH = ("round", "each")
_BEFORE = ("join", "reply", "waiting", "solely", "polite", "filler", "negation")
_SUBJECT = 3
"""Words of which one is the subject: `hjem gikk jeg`."""
_RIDING = ("lift", "afoot", "carrier", "vehicle")
_WITH, _ME = frozenset({"med", "with"}), frozenset({"meg", "oss", "me", "us"})
_TRAVELLED = ("lift", "afoot", "carrier", "passenger", "vehicle")


def without_told(analysis: Analysis, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions without `one way`, where it is said that it was no more, or how the other way went."""
    ways = [one for one in mentions if isinstance(one, WayWord) and one.way == "one"]
    if not ways:
        return mentions
    sentence = analysis.layout.sentence
    apart = {sentence[at] for at in _ways_apart(analysis)}
    told = {id(one) for one in ways if _is_only(analysis, one) or not apart.isdisjoint(_near(sentence[one.first]))}
    return [one for one in mentions if id(one) not in told]


def told_apart(analysis: Analysis) -> frozenset[int]:
    """The clauses that only tell how the other way of a measured drive went, or who drove it."""
    told = _ways_apart(analysis, driven=True)
    if not told:
        return frozenset()
    sentence, clause = analysis.layout.sentence, analysis.layout.clause
    driven = {sentence[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    both = {sentence[one.first] for one in analysis.mentions if isinstance(one, WayWord) and one.way in _BOTH}
    near = {at: [number for number in _near(sentence[at], back=True) if number in driven] for at in told}
    return frozenset(clause[at] for at in told if near[at] and both.isdisjoint(near[at][-1:]))


def one_way_only(analysis: Analysis) -> frozenset[int] | None:
    """The clauses that say that a drive went one way, `bare dit` or `fikk skyss hjem`; None where nothing says so."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    denied = {clause[at] for at in analysis.spots.get("negation", ())}
    own = _of_writer(analysis)
    apart = [at for at in _ways_apart(analysis) if clause[at] in own - denied]
    if any(_and_back(analysis, at) for at in said_at(tokens, _THERE)):
        return None
    alone = (at for at in (*said_at(tokens, _THERE), *analysis.spots.get("homeward", ())) if _is_alone(analysis, at))
    told = frozenset(clause[at] for at in (*apart, *alone))
    return told or None


def _of_writer(analysis: Analysis) -> set[int]:
    """The clauses that tell how the writer rode or walked, `jeg fikk skyss`, `gikk hjem`, and take nobody along."""
    riders = analysis.riders.spans
    return {
        analysis.layout.clause[one.first]
        for one in clauses(analysis.tokens, analysis.layout)
        if _rode(one) and not any(one.tokens[0].start <= start < one.tokens[-1].end for start, _ in riders)
    }


def _rode(clause: Clause) -> bool:
    """True where the clause opens with getting a ride or walking, or has its writer among the first words."""
    words = [token for token in clause.tokens if token.kind == "word"]
    if any(token.text in _WITH and after.text in _ME for token, after in pairwise(words)):
        return False
    if any(token.text in words_of("giving_a_lift") for token in words):
        return False
    told = list(dropwhile(lambda token: any(sense in token.senses for sense in _BEFORE), words))
    if not told:
        return False
    rode = told[0].text in GOT or any(sense in told[0].senses for sense in _RIDING)
    return rode or any(token.writer for token in told[:_SUBJECT])


def _is_alone(analysis: Analysis, at: int) -> bool:
    """True for `bare dit` and `only there`, not for `bare dit og hjem` and `ikke bare dit`."""
    tokens = analysis.tokens
    return has(tokens, at - 1, "solely") and not has(tokens, at - 2, "negation") and not _and_back(analysis, at)


def _ways_apart(analysis: Analysis, *, driven: bool = False) -> list[int]:
    """Where a clause without a distance names one way and how it was travelled, or that it was `driven`."""
    tokens, clause, spots = analysis.tokens, analysis.layout.clause, analysis.spots
    if "homeward" not in spots and analysis.said.isdisjoint(_THERE):
        return []
    there = [at for at in said_at(tokens, _THERE) if not _and_back(analysis, at)]
    ways = [*(at for at in spots.get("homeward", ()) if not _and_back(analysis, at - 2)), *there]
    busy = {clause[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    drives = {clause[at] for at in spots.get("drive", ()) if tokens[at].senses["drive"] == "verb"}
    busy |= set() if driven else drives
    travelled = drives if driven else set()
    travelled |= {clause[at] for sense in _TRAVELLED for at in spots.get(sense, ())}
    travelled |= {clause[one.first] for one in analysis.named if not one.body}
    return [at for at in ways if clause[at] in travelled - busy]


def _and_back(analysis: Analysis, at: int) -> bool:
    """True for the first word of `dit og hjem`."""
    tokens = analysis.tokens
    return text_at(tokens, at) in _THERE and has(tokens, at + 1, "join") and has(tokens, at + 2, "homeward")


def _near(number: int, *, back: bool = False) -> tuple[int, int]:
    """The sentence and the one after it, or before it."""
    return (number - 1, number) if back else (number, number + 1)


def _is_only(analysis: Analysis, way: WayWord) -> bool:
    """True for `bare én vei`, `one way only`."""
    tokens = analysis.tokens
    beside = way.first - 1 - (text_at(tokens, way.first - 1) == "den")
    return has(tokens, beside, "solely") or has(tokens, way.last, "solely")
