"""What a secretariat sends to all members: `Innkalling til eldrerådet 14. desember kl. 11 ligger i møteportalen`."""

from parsers.text.analysis import Analysis
from parsers.text.spans.coming import may_be_ahead
from parsers.text.spans.mentions import MEASURED, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES = {
    "Til medlemmene\nInnkalling til eldrerådet mandag 30. november kl. 11 ligger nå i møteportalen.\n"
    "Meld forfall innen fredag.\nPolitisk sekretariat": True,
    "Innkalling og saksliste til planutvalget 2. desember kl 9 ligger i portalen": True,
    "Sakspapira til kommunestyret 3. desember er lagde ut": True,
    "Vedlagt følger innkalling til formannskapet 1.12 kl 9": True,
    "Påminnelse om møte i eldrerådet mandag kl 11": True,
    "Kalender: Eldrerådet 30. november kl 11-13. Sted: Rådhuset. Godta / Avslå": True,
    "Frist for å melde saker til eldrerådet 30. november er fredag": True,
    "The agenda for the planning committee on 2 December is published": True,
    "Møteprotokoll fra eldrerådet 9. november kl 11-13 ligger nå i portalen. Meld fra om feil": True,
    "Her er protokollen fra eldrerådet 9. november": False,
    "Innkalling til eldrerådet 9.11 fikk jeg sent, var der kl 11-13, 24 km": False,
    "Eldrerådet 9.11 kl 11-13, innkalling vedlagt": False,
    "Eldrerådet 9.11 kl 11-13. Innkalling og protokoll ligger i portalen": False,
    "Møtte i eldrerådet mandag kl 11, innkallingen ligger i portalen": False,
    "Ifølge innkallingen var eldrerådet 9.11 kl 11-13": False,
    "Eldrerådet mandag kl 11, parkering 60 kr. Sakslista ligger i portalen": False,
    "Eldrerådet mandag. Møtegodtgjørelse takk, innkalling ligger i portalen": False,
    "Jeg møtte i eldrerådet mandag, innkallingen ligger i portalen": False,
    "Protokoll ligger ved. Formannskapet 9.11, planutvalget 16.11": False,
    "Protokoll ligger ved. Formannskapet 9.11 kl 9-12, planutvalget 16.11 kl 9-12": False,
    "Formannskapet i dag. Innkalling vedlagt": False,
    "Innkalling vedlagt. Formannskapet i dag kl 9-12": False,
    "Innkallingen ligger ved. Formannskapet i dag": False,
}
_SUMMONS, _MINUTES = words_of("summons"), words_of("minutes_of_meeting")
_DEADLINE, _CASES = words_of("deadline"), words_of("sent_to_deadline")
_LYING = words_of("lying_ready")
_CLAIMING = ("fee", "claiming", "claim_word", "drive", "receipt", "pay")
_WAS = words_of("was_there")
_LIES, _BY = frozenset({"ligger", "ligg"}), "ved"
_IS = frozenset({"er", "is"})
_I = "i"


def is_convened(analysis: Analysis) -> bool:
    """True for a message of a meeting to come, or of minutes that lie ready, which tells nothing of its writer."""
    said, tokens = analysis.said, analysis.tokens
    summoned = "announcing" in analysis.spots or not said.isdisjoint(_SUMMONS)
    summoned = summoned or not (said.isdisjoint(_DEADLINE) or said.isdisjoint(_CASES))
    if not (summoned or not said.isdisjoint(_MINUTES)) or analysis.layout.asking:
        return False
    if any(sense in analysis.spots for sense in _CLAIMING) or not said.isdisjoint(_WAS):
        return False
    if any(sense in token.senses for token in analysis.heading for sense in _CLAIMING):
        return False
    if any(isinstance(one, MEASURED) for one in analysis.mentions):
        return False
    if any(token.writer and token.text != _I for token in tokens):
        return False
    if _encloses(analysis):
        return False
    if summoned and all(may_be_ahead(one, analysis.today) for one in analysis.dated):
        return bool(analysis.dated) or _opens(analysis, *analysis.spots.get("announcing", ()))
    minutes = (at for at, token in enumerate(tokens) if token.text in _MINUTES)
    return not (said.isdisjoint(_MINUTES) or said.isdisjoint(_LYING)) and _opens(analysis, *minutes)


def _opens(analysis: Analysis, *told: int) -> bool:
    """True where such a word stands before the meetings: a row may have a note about its papers behind it."""
    first = min(told, default=len(analysis.tokens))
    return all(first < one.first for one in analysis.named)


def _encloses(analysis: Analysis) -> bool:
    """True for `innkalling vedlagt`, `protokollen ligger ved`: the writer sends along what they were sent."""
    tokens = analysis.tokens
    papers = {*analysis.spots.get("announcing", ()), *said_at(tokens, _SUMMONS | _MINUTES)}
    for paper in papers:
        at = paper + 1 + (text_at(tokens, paper + 1) in _IS)
        if has(tokens, at, "enclosed") or (text_at(tokens, at) in _LIES and text_at(tokens, at + 1) == _BY):
            return True
    return False
