"""Which sentences ask something, with a question mark or without."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import Spots, Token

_GREETING = frozenset({"polite", "courtesy"})
_LINKING = frozenset({"og", "and", "men", "but", "eller", "or"})
"""Before the word that opens a question: og må jeg skrive det?"""
_FORGOTTEN = words_of("remembering")
_HOW = frozenset({"mye", "mykje", "langt", "lenge", "lenger", "mange", "ofte", "gammel", "gamal", "høy", "høg", "stor"})
"""After `hvor`: how much, how far."""
_NO_VERB = frozenset({"subject", "join", "condition", "person", "waiting", "number"})
_WITH = frozenset({"med", "inn", "opp", "til", "down", "in"})
_ENTERED = frozenset({"ført", "registrert", "notert", "skrevet", "skrive"})
_KNOWING = words_of("knowing")
_BUT = frozenset({"men", "but"})
_IT = frozenset({"det", "den", "it", "that", "møtet", "the", "meeting"})
_PAY = words_of("pay_of_role")
_GETTING = frozenset({"få", "have", "get", "ha"})
_IN_GENERAL = frozenset({"kreve", "krevje", "krevja", "claim"})
"""Behind `kan du`, what anybody may do: `can you claim parking`."""
_WHENEVER = frozenset({"når", "when", "hvis", "viss", "dersom", "om", "if"})
_FOR = frozenset({"på", "for", "til"})
_ME = frozenset({"meg", "me"})
_INQUIRING = frozenset(
    {"vite", "svar", "kopi", "se", "om", "hva", "kva", "sjekke", "sjekka", "check", "copy", "know", "tell"}
)
_FEES = frozenset({"godtgjørelse", "godtgjersle", "fee", "fees"})
_CONDITIONS = frozenset({"condition", "waiting", "negation"})
_REACH = 30
"""Tokens from the fee to the end of the question."""


def asking(tokens: Sequence[Token], spots: Spots, begins: Sequence[int], taken: set[int]) -> frozenset[int]:
    """The numbers of the sentences that ask something; `begins` says where each of them begins."""
    if not _may_ask(tokens, spots, taken):
        return frozenset()
    stretches = [range(first, last) for first, last in pairwise((*begins, len(tokens)))]
    found = (number for number, one in enumerate(stretches) if _asks(tokens, one, taken))
    return frozenset(number for number in found if not _is_answered(tokens, stretches[number : number + 2], taken))


def _is_answered(tokens: Sequence[Token], stretches: Sequence[range], taken: set[int]) -> bool:
    """True for `could I have the fee for the committee? It was 9-12`, which wishes for what it goes on with.

    So does `kan du føre formannskapet? Kjørte 18 km`.
    """
    if len(stretches) < 2 or not _wishes(tokens, stretches[0]):
        return False
    at = stretches[1].start
    while at in stretches[1] and (tokens[at].kind == "nl" or text_at(tokens, at) in _IT):
        at += 1
    told = at in taken or (at > stretches[1].start and (has(tokens, at, "being") or has(tokens, at, "lasting")))
    told = told or any(has(tokens, verb, "drive") for verb in stretches[1])
    return told and any(value in taken for value in stretches[1])


def _wishes(tokens: Sequence[Token], sentence: range) -> bool:
    """True for `kan jeg få`, `could I have` and `can I claim` a fee, and for `kan du føre`."""
    for at in sentence[:-3]:
        if has(tokens, at, "request") and tokens[at + 1].senses.get("person") == 2:
            general = tokens[at + 2].text in _IN_GENERAL or any(tokens[near].text in _WHENEVER for near in sentence)
            return not general and (has(tokens, at + 2, "claiming") or has(tokens, at + 2, "including"))
        if has(tokens, at, "request") and tokens[at + 1].writer:
            getting = tokens[at + 2].text in _GETTING or has(tokens, at + 2, "claiming")
            return getting and any(has(tokens, near, "fee") or tokens[near].text in _PAY for near in sentence)
    return False


def _may_ask(tokens: Sequence[Token], spots: Spots, taken: set[int]) -> bool:
    """True when the text has a question mark, or a word that asks without one."""
    wonders = "wondering" in spots or "inverting" in spots
    wonders = wonders or ("asking" in spots and any(_is_open(tokens, at) for at in spots["asking"]))
    return wonders or not taken.issuperset([at for at, token in enumerate(tokens) if token.text == "?"])


def _asks(tokens: Sequence[Token], sentence: range, taken: set[int]) -> bool:
    """True for a sentence that asks something.

    `Kan jeg få dekket 60 kr?` is a claim in polite words, and asks nothing; so are `har vært på møter, kan du føre
    dem?` and `kan du føre formannskapet på meg?`.
    """
    opening: Token | None = None
    claims = valued = requested = inverted = announced = False
    for index in sentence:
        token = tokens[index]
        senses = token.senses
        announced = announced or senses.get("reply") == "question"
        if token.kind == "word":
            if opening is None and _GREETING.isdisjoint(senses) and token.text not in _LINKING:
                opening = token
                inverted = _inverts(tokens, index)
            claims = claims or "claiming" in senses or ("including" in senses and _includes(tokens, index))
            claims = claims or (token.text in _ENTERED and has(tokens, index - 1, "person"))
            claims = claims or (opening is not None and _wants_fee(tokens, sentence.start, index))
            if "request" in senses and token is not opening:
                requested = requested or has(tokens, index + 1, "person")
            if not valued and (token is opening or "wondering" in senses) and _wonders(tokens, index, opening):
                return not _has_forgotten(tokens[index : sentence.stop])
        supposed = token.text == "," and opening is not None and "condition" in opening.senses  # hvis jeg …, får jeg …?
        if (supposed or (token.text == ":" and announced)) and not valued:  # et kjapt spørsmål: dekker kommunen …
            opening = None
        if not valued and token.senses.get("asking") == "wh" and _goes_on_asking(tokens, index):
            opening = token
        if token.text == "?" and index not in taken:
            opened = opening.senses if opening else NO_SENSES
            wanted = claims and (valued or _is_for_writer(tokens[sentence.start : index]))
            asks = ("asking" in opened or inverted) and not ("request" in opened and wanted)
            plain = opened.get("asking") == "wh" or (opened.get("asking") == "when" and not valued)
            return asks and (plain or not (requested and claims))
        valued = valued or index in taken
    return False


def _wants_fee(tokens: Sequence[Token], first: int, index: int) -> bool:
    """True for the fee of `kan jeg få møtegodtgjørelse for`, `can you pay me for`, on no condition."""
    pays = text_at(tokens, index) == "pay" and text_at(tokens, index + 1) in _ME
    if not (pays or "fee" in tokens[index].senses or tokens[index].text in _FEES):
        return False
    said = tokens[first:index]
    asked = any(
        "request" in one.senses and (other.writer or other.senses.get("person") == 2) for one, other in pairwise(said)
    )
    if not (pays or any(map(_gets, said))) or any(token.text in _INQUIRING for token in said):
        return False
    rest = takewhile(lambda token: token.text != "?", tokens[index : index + _REACH])
    return asked and all(_CONDITIONS.isdisjoint(token.senses) for token in rest)


def _gets(token: Token) -> bool:
    """True for a verb of having, claiming or paying."""
    return token.text in _GETTING or token.text in _ME or "claiming" in token.senses or "pay" in token.senses


def _goes_on_asking(tokens: Sequence[Token], index: int) -> bool:
    """True for the `hva` of `satsen er ny, men hva gjør jeg med timene`, before a verb."""
    linked = text_at(tokens, index - 1) in _LINKING
    follow = tokens[index + 1] if index + 1 < len(tokens) else None
    asks = follow is not None and follow.kind == "word" and "subject" not in follow.senses
    return linked and text_at(tokens, index - 2) == "," and asks


def _has_forgotten(sentence: Sequence[Token]) -> bool:
    """True for `hvilken dato det var husker jeg ikke, men …`, which tells and asks nothing."""
    words = {token.text for token in sentence}
    denied = any("negation" in token.senses for token in sentence)
    return denied and not words.isdisjoint(_FORGOTTEN) and not words.isdisjoint(_BUT)


def _is_for_writer(said: Sequence[Token]) -> bool:
    """True for `kan du føre formannskapet på meg`, which somebody is asked to do."""
    asked = any(token.senses.get("person") == 2 for token in said) and not any("pay" in token.senses for token in said)
    return asked and any(one.text in _FOR and other.text in _ME for one, other in pairwise(said))


def _includes(tokens: Sequence[Token], index: int) -> bool:
    """True for `ta med`, `legge inn`, `include`."""
    beside = tokens[index].senses.get("including")
    return beside == "alone" or (beside == "with" and text_at(tokens, index + 1) in _WITH)


def _inverts(tokens: Sequence[Token], index: int) -> bool:
    """True for a verb before whom it asks about: `trenger dere`, `blir det`, `glemte jeg`, `veit du`."""
    senses = tokens[index].senses
    if tokens[index].text in _KNOWING and has(tokens, index + 1, "person"):
        return True
    return has(tokens, index + 1, "subject") and senses.keys().isdisjoint(_NO_VERB)


def _wonders(tokens: Sequence[Token], index: int, opening: Token | None) -> bool:
    """True where a question needs no mark: `jeg lurer på`, `behøver man`, `hvor langt`, and `hva` before a word."""
    token = tokens[index]
    if token.senses.get("wondering") == "wonder":
        return True
    if token is not opening or index + 1 == len(tokens):
        return False
    follow = tokens[index + 1]
    if "inverting" in token.senses:
        return follow.senses.get("subject") == "other"
    return _is_open(tokens, index) and follow.kind == "word"


def _is_open(tokens: Sequence[Token], index: int) -> bool:
    """True for `hva` and `how`, and for `hvor langt`; `hvor` and `når` alone may begin what is told."""
    asking = tokens[index].senses.get("asking")
    return asking == "wh" or (asking == "when" and text_at(tokens, index + 1) in _HOW)
