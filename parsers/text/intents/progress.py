"""Sentences that ask how far a claim, or its money, has come: `er kravet godkjent?`, `kvar ligg det no?`."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, is_light
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at, senses_of

_ACCOUNT = frozenset({"kontoen", "account"})
_MUCH = frozenset({"mye", "mykje", "much", "mange", "many", "hvorfor", "kvifor", "why"})
_DUE = frozenset({"må", "frist", "fristen", "senest", "seinast", "deadline", "must"})
_WHEN = frozenset({"når", "when"})
_WHERE = frozenset({"hvor", "kvar", "kor", "where"})
_ALWAYS = _WHERE | _WHEN | {"hva", "kva", "hvordan", "korleis", "what", "how", "status", "any", "noe", "noko", "noen"}
_IN_WHAT_WAY = frozenset({"hvordan", "korleis", "how"})
_ANY = frozenset({"et", "eit", "a"})
_IF = frozenset({"hvis", "dersom", "om", "viss", "if"})
_ANYONE = words_of("anyone")
_LOOKED = words_of("looked")
_LOOKED_AT = frozenset({"på", "i", "at", "on", "gjennom"})
_THEM = frozenset({"dem", "them"})
_MAY = frozenset({"kan", "kunne", "vil", "ville", "can", "could", "would"})
_GOT = frozenset({"fikk", "fekk"})
_REACH = 40
_FEW, _OPENING = 8, 4
"""Words of a short question, and those it opens with."""
_REPORTED = words_of("reported")
_PRONOUNS = frozenset({"det", "den", "de", "dei", "ho", "han", "it", "they"})
_BEING = frozenset({"er", "blir", "vert", "is", "are"})
_PARTING = frozenset({"eller", "or", ","})
YET = frozenset({"ennå", "enno", "enda", "yet", "already", "allerede", "nå", "no", "now"} | {"fram", "frem"})
_LIES = words_of("lying")
_WAITS = words_of("waiting_there")
_HOURS = words_of("the_hours")
_THINGS = words_of("things_paid")
_THINGS_AFTER_THE = words_of("things_paid_after_the")
_THE = frozenset({"the", "my", "our"})
_ON_ITS_WAY = frozenset({("på", "vei"), ("på", "veg"), ("the", "way")})
_LACKING = words_of("awaited")
_ANYTHING = frozenset({"noe", "noko", "anything", "something"})
_ME = frozenset({"meg", "oss", "me", "us"})
_INFINITIVE = frozenset({"å", "to"})
_ASKING = frozenset({"inquiring", "payout"})
_ASKED = frozenset({"claim_word", "payout", "progress", "processed"})


def may_ask(analysis: Analysis) -> bool:
    """False for a text without any of the words of such questions and complaints."""
    senses = analysis.spots.keys()
    if not (senses.isdisjoint(_ASKING) or senses.isdisjoint(_ASKED)) or not analysis.said.isdisjoint(_LACKING):
        return True
    return "negation" in senses and not analysis.said.isdisjoint(_ACCOUNT)


def asks_progress(sentence: Clause) -> bool:
    """True when the sentence opens as a question about progress, or says that the money has not come."""
    tokens = sentence.tokens
    coming = sentence.has("arrival") or any(token.text in words_of("on_the_way") for token in tokens)
    arrival = sentence.has("payout") and coming
    if any(token.text in _MUCH or token.text in _DUE for token in tokens):
        return False
    if (arrival or any(token.text in _ACCOUNT for token in tokens)) and sentence.denied:
        return True
    if any(token.text in _REPORTED and not _is_new_claim(after) for token, after in zip_longest(tokens, tokens[1:])):
        return all(is_light(token, "inquiring", "progress", "claim_word") for token in tokens) or _is_about(tokens)
    if _awaits(tokens):
        return True
    if arrival and "arrival" in tokens[0].senses and tokens[-1].text == "?":
        return True  # kommer pengene snart?
    opening = _opening(tokens)
    if opening is None or _supposes(tokens, opening):
        return False
    if _lies(tokens[opening : opening + _REACH]):
        return True
    if tokens[opening].text in _IN_WHAT_WAY and _does(tokens[opening + 1 : opening + _OPENING]):
        return False  # hvordan retter jeg et krav som er sendt?
    about = _is_about(tokens)
    if tokens[opening].text in _WHERE and _is_where_claim_is(tokens[opening:]):
        return True
    paid = sentence.has("payout") and any(token.text in _BEING for token in tokens[opening + 1 : opening + 2])
    if (about or paid) and tokens[opening].text in _WHERE and len(tokens) - opening <= _FEW:
        return True
    if arrival or ((about or sentence.has("payout")) and sentence.has("progress")):
        return True
    asked = tokens[opening : opening + _REACH]
    if about and asks_whether_seen(asked):
        return True
    return _is_on_its_way(asked) or _is_processed(asked, about=about)


def asks_whether_seen(tokens: Sequence[Token]) -> bool:
    """True for `har noen sett på kravet?`, `has anyone looked at it yet?`."""
    texts = [token.text for token in tokens]
    if texts[-1:] != ["?"] or _ANYONE.isdisjoint(texts) or not _MAY.isdisjoint(texts):
        return False
    seen = (at for at, text in enumerate(texts) if text in _LOOKED)
    return any(not _LOOKED_AT.isdisjoint(texts[at + 1 : at + _OPENING]) for at in seen)


def asks_where(sentence: Clause) -> bool:
    """True for `kvar ligg det no?`, `har noen sett på det?`."""
    tokens = sentence.tokens
    if asks_whether_seen(tokens) and _opening(tokens) is not None:
        return any(token.text in _PRONOUNS | _THEM for token in tokens[-_OPENING:])
    texts = [token.text for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses][:3]
    return len(texts) > 2 and texts[0] in _WHERE and texts[1] in _LIES | _BEING and texts[2] in _PRONOUNS


def _does(words: Sequence[Token]) -> bool:
    """True for `retter jeg`, not for `vet jeg`, behind which stands what one wants to know."""
    return any(token.writer for token in words) and not any(token.text in words_of("finding_out") for token in words)


def _is_new_claim(after: Token | None) -> bool:
    """True for the claim of `et nytt krav`, which asks for no news."""
    return after is not None and "claim_word" in after.senses


def _opening(tokens: Sequence[Token]) -> int | None:
    """Where the question opens: the first word that asks, with only light words before it."""
    wonders = False
    for index, token in enumerate(tokens):
        if "inquiring" in token.senses:
            return index if wonders or _is_inverted(tokens, index) else None
        if not is_light(token, "wondering", "reply"):
            return None
        wonders = wonders or "wondering" in token.senses
        if token.writer and not any("wondering" in word.senses for word in tokens[:_FEW]):
            return None
    return None


def _supposes(tokens: Sequence[Token], opening: int) -> bool:
    """True for `når får jeg betalt hvis jeg leverer i dag?`, which asks of a claim yet to be sent."""
    if tokens[opening].text not in _WHEN:
        return False
    after = zip(tokens[opening:], tokens[opening + 1 :], strict=False)
    return any(token.text in _IF and following.writer for token, following in after)


def _is_inverted(tokens: Sequence[Token], index: int) -> bool:
    """True for a question in form: with its mark, a word that always asks, or the verb before what is asked about."""
    asks = tokens[-1].text == "?" or tokens[index].text in _ALWAYS
    if tokens[index].text in _GOT and not asks:
        return False
    after = tokens[index + 1].senses if index + 1 < len(tokens) else {}
    return asks or after.get("person") == 2 or any(sense in after for sense in ("claim_word", "payout", "own"))


def _is_about(tokens: Sequence[Token]) -> bool:
    """True when the sentence names a claim; `krav på` is a right, and `et krav` without its writer is any claim."""
    texts = ["", *(token.text for token in tokens), ""]
    named = [at for at, token in enumerate(tokens, 1) if "claim_word" in token.senses and texts[at + 1] != "på"]
    told = any(token.writer for token in tokens)
    return any(told or texts[at - 1] not in _ANY for at in named)


def _is_where_claim_is(tokens: Sequence[Token]) -> bool:
    """True for `hvor i løypa er kravet`, `where in the process is my claim`."""
    found = (at for at, token in enumerate(tokens[: _OPENING + _FEW]) if token.text in _LIES | _BEING)
    return any(_is_about(tokens[at : at + 3]) for at in found)


def _lies(tokens: Sequence[Token]) -> bool:
    """True for `ligger det fortsatt og venter`, `ligg dei til attestering`."""
    lies = tokens[0].text in _LIES and any(token.text in _PRONOUNS for token in tokens[1:2])
    return lies and any(token.text in _WAITS for token in tokens[2:])


def _awaits(tokens: Sequence[Token]) -> bool:
    """True for `er det noe dere venter på fra meg?`, `mangler det noe på kravet mitt?`."""
    texts = [token.text for token in tokens]
    if texts[-1] != "?" or _LACKING.isdisjoint(texts):
        return False
    anything = next((at for at, text in enumerate(texts) if text in _ANYTHING), len(texts))
    return (anything < len(texts) and texts[-2] in _ME) or (_is_about(tokens) and "own" in senses_of(tokens))


def _tells_what(tokens: Sequence[Token]) -> bool:
    """True for the money, and for what it is paid for: kjøringa, honoraret, the mileage."""
    pairs = zip_longest(tokens, tokens[1:])
    after_the = any(one.text in _THE and two is not None and two.text in _THINGS_AFTER_THE for one, two in pairs)
    return after_the or any(token.text in _THINGS or "payout" in token.senses for token in tokens)


def _is_on_its_way(tokens: Sequence[Token]) -> bool:
    """True for `er pengene på vei?`."""
    texts = [token.text for token in tokens]
    on = any(pair in _ON_ITS_WAY for pair in pairwise(texts))
    return on and any("payout" in token.senses for token in tokens)


def _first_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the other half of the question: er det attestert, eller ligger det hos noen?"""
    return tokens[: next(iter(said_at(tokens, _PARTING)), len(tokens))]


def _are_the_hours(word: Token) -> bool:
    """True for `timene` and `junitimene`."""
    return word.text.endswith(tuple(_HOURS))


def _is_processed(tokens: Sequence[Token], *, about: bool) -> bool:
    """True for `er kravet godkjent`, `er det utbetalt`, `når får jeg betalt`, `have you paid my hours`."""
    for index, token in enumerate(tokens):
        if "processed" not in token.senses:
            continue
        before, after = tokens[1:index], tokens[index + 1 :]
        mine = any("own" in word.senses or _are_the_hours(word) for word in (*before, *after[:2]))
        light = all(is_light(word) or word.text in YET for word in _first_of(after))
        plain = light and any(word.text in _PRONOUNS for word in before)
        when = tokens[0].text in _WHEN and any(word.writer for word in before)
        told = tokens[0].text not in _ALWAYS and _tells_what(before)
        told = told or (any(word.text in _PRONOUNS for word in before) and _tells_what(after))
        general = any(word.text in _INFINITIVE for word in after[:1])
        general = general or (not about and any("claim_word" in word.senses for word in before))
        if not general and (about or mine or plain or when or told):
            return True
    return False
