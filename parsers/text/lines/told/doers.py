"""What others drove, paid or attended is not the writer's to claim."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.doings import doings
from parsers.text.lines.told.stood_in import stood_in
from parsers.text.lines.told.telling import Act, Doing
from parsers.text.spans.mentions import has, indices

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 10.11. Ola kjørte 30 km, jeg satt på": ["expense"],
    "formannskapet 10.11, 30 km. Ola kjørte": ["expense"],
    "formannskapet 10.11, skyss 30 km t/r": ["expense", "mileage"],
    "formannskapet 10.11\nskyss: 30 km": ["expense", "mileage"],
    "formannskapet 10.11, fikk skyss 30 km": ["expense"],
    "formannskapet 10.11, hadde kommunens bil, 24 km": ["expense"],
    "formannskapet 10.11, 24 km med tjenestebil": ["expense"],
    "formannskapet 10.11. Tjenestebilen var opptatt, kjørte egen bil 24 km": ["expense", "mileage"],
    "executive committee 10 November, 24 km in the municipality's car": ["expense"],
    "formannskapet 10.11, ferje 142 kr, betalt med ferjekortet til kommunen": ["expense"],
    "formannskapet 10.11, kona kjørte meg, 30 km": ["expense", "mileage"],
    "formannskapet 10.11, mannen min kjørte, 30 km": ["expense", "mileage"],
    "formannskapet 10.11, my mum drove me": ["expense"],
    "formannskapet 10.11, kona køyrde meg og eg betalte bom 27 kr": ["expense", "expense"],
    "formannskapet 9.11 og 10.11. Kjøring 10.11, 30 km. De andre gangene fikk jeg skyss": [
        "expense",
        "expense",
        "mileage",
    ],
    "formannskapet 10.11. Liv køyrde, eg sat på. 30 km kvar veg": ["expense"],
    "formannskapet 10.11, 30 km med Ola som sjåfør": ["expense"],
    "formannskapet 10.11, kjørte 30 km med Ola som sjåfør": ["expense"],
    "formannskapet 10.11, satt på med Kari, 24 km": ["expense"],
    "kommunestyret 12.11, 42 km, Per satt på. Formannskapet 10.11. Satt på med Kari, 24 km": [
        *("expense", "mileage", "expense"),
    ],
    "kommunestyret 12.11, 42 km, passasjer: Per Li\nformannskapet 10.11, fekk skyss med Kari, 24 km": [
        *("expense", "mileage", "expense"),
    ],
    "10.11 formannskapet, 22 km\n17.11 formannskapet, fikk skyss": ["expense", "mileage", "expense"],
    "3.11 formannskapet 24 km, 10.11 formannskapet (satt på), 12.11 kommunestyret 31 km": [
        *("expense", "mileage", "expense", "expense", "mileage"),
    ],
    "formannskapet 10.11 fekk eg skyss til, kommunestyret 12.11 31 km": ["expense", "expense", "mileage"],
    "formannskapet 10.11 fikk jeg skyss til, 31 km": ["expense"],
    "Ola satt på, 24 km til formannskapet 10.11": ["mileage", "expense"],
    "jeg kjørte Ola hjem 10.11, 24 km": ["mileage"],
    "Ola kjørte dit 10.11, jeg kjørte 15 km hjem": ["mileage"],
    "jeg 30 km og Ola 26 km 10.11": ["mileage"],
    "planning committee 10 November, went in Anna's car, 24 km": ["expense"],
    "formannskapet 10.11. Taxi 312 kr, den betalte Ola": ["expense"],
    "formannskapet 10.11. Parkering 44 kr. Isen betalte mor.": ["expense", "expense"],
    "formannskapet 10.11. Parkering 44 kr. Isen ble betalt av mor.": ["expense", "expense"],
    "formannskapet 10.11. Taxi 312 kr. Regningen betalte Ola": ["expense"],
    "formannskapet 10.11. Taxi 312 kr. Turen betalte Ola": ["expense"],
    "formannskapet 10.11. Buss 42 kr. Billetten tok mor": ["expense"],
    "formannskapet 10.11. Taxi 312 kr. Turen tok Liv og jeg sammen": ["expense", "expense"],
    "formannskapet 10.11. Buss 42 kr. Billetten tok mor og jeg": ["expense", "expense"],
    "formannskapet 10.11. Taxi 312 kr. Turen tok Ola med": ["expense", "expense"],
    "formannskapet 10.11. Buss 42 kr. Billetten betalte bestemor, og jeg ga henne pengene": ["expense", "expense"],
    "formannskapet 10.11. Buss 42 kr. Billettane betalte mor": ["expense"],
    "executive committee 10 November. Bus 42 kr. The ticket was paid by Ola": ["expense"],
    "formannskapet 10.11. Buss 42 kr. Billetten betalte jeg": ["expense", "expense"],
    "formannskapet 10.11. Buss 42 kr. Turen tok to timer": ["expense", "expense"],
    "formannskapet 10.11. Parkering 44 kr. Turen betalte Ola": ["expense", "expense"],
    "formannskapet 10.11. Buss 42 kr og parkering 44 kr. Billetten betalte Ola": ["expense", "expense", "expense"],
    "buss 85 kr 10.11. Hotellet skal ikke jeg ha noe for, det tok Anne": ["expense"],
    "betalte Ola 60 kr for parkering 10.11": ["expense"],
    "ferje 142 kr 10.11, Ola la ut og jeg vippset ham": ["expense"],
    "formannskapet 10.11, parkering 60 kr, betalt med kommunekortet": ["expense"],
    "formannskapet 10.11. Ferje 142 kr, rekninga gjekk til kommunen": ["expense"],
    "formannskapet 10.11. Toget kostet 279 kr. Kursavgiften er fakturert kommunen.": ["expense", "expense"],
    "Ragnhild møtte i planutvalget for meg 11.11. Selv var jeg i formannskapet 10.11": ["expense"],
    "den 10. møtte varaen min i formannskapet": [],
    "i formannskapet 10.11 møtte vara for meg": [],
    "kommunestyret 12.11. I formannskapet 10.11 møtte Kari for meg": ["expense"],
    "jeg hadde forfall til planutvalget 11.11, men møtte i formannskapet 10.11": ["expense"],
    "Per var syk, så jeg møtte i planutvalget 11.11": ["expense"],
    "Ordføreren var på møte i formannskapet 12.11, ikke jeg": [],
    "Kari møtte for meg i planutvalget 3.11 og i formannskapet 12.11": [],
    "Jeg var syk, og Kari møtte både i planutvalget 3.11 og formannskapet 12.11": [],
    "Kari attended for me in the planning committee 3 November and the executive committee on 12 November": [],
    "Kari møtte for meg i planutvalget 3.11 og jeg i formannskapet 12.11": ["expense"],
    "Kari møtte for meg i planutvalget 3.11, formannskapet 12.11": ["expense"],
    "Kari møtte for meg i planutvalget 3.11 og i formannskapet 12.11 var jeg med": ["expense"],
    "Ola var i formannskapet 12.11, ikkje eg": [],
    "It was Ola who attended the council meeting on 12 November, not me": [],
    "Det var ikke jeg som var på formannskapet 12.11, det var Ola": [],
    "Formannskapet 12.11 var ordføreren på, jeg var ikke der": [],
    "Ola attended the council meeting on 12 November instead of me": [],
    "Varaen min, Ola Lie, møtte for meg i kommunestyret 12.11": [],
    "Ola møter for meg i planutvalget 2. desember": [],
    "Ola steppet inn for meg i planutvalget 11.11": [],
    "Ola attends for me in the planning committee on 2 December": [],
    "Ola took my place in the planning committee on 11 November": [],
    "Jeg sendte vara til planutvalget 11.11": [],
    "planutvalget 11.11, Ola tok bilder for meg": ["expense"],
    "formannskapet 10.11 var jeg på. Planutvalget 11.11 var det Ola som møtte i, ikke jeg": ["expense"],
    "Jeg var på formannskapet 12.11, ikke ordføreren": ["expense"],
    "formannskapet 12.11, det var jeg som møtte, ikke Ola": ["expense"],
    "Ordføreren var møteleder i formannskapet 12.11, ikke jeg": ["expense"],
    "formannskapet 12.11. Ordføreren betalte kaka, ikke jeg": ["expense"],
    "har møter for meg og Kari: formannskapet 12.11": ["expense"],
    "planutvalget 11.11 kunne ikke Kari være med på, så jeg stilte som vara": ["expense"],
    "planutvalet 11.11 kunne ikkje Kari vere med på, så eg stilte som vara": ["expense"],
    "planutvalget 11.11 kunne ikke Kari være med på, så jeg var vara": ["expense"],
    "formannskapet 10.11. Planutvalget 11.11 møtte Kari i stedet, jeg var syk": ["expense"],
    "formannskapet 10.11. Planutvalet 11.11 møtte varaen min, eg var heime": ["expense"],
    "executive committee 10 November. Planning committee 11 November Kari attended instead, I was away": ["expense"],
    "formannskapet 10.11, 20 km. På planutvalget 11.11 stilte varaen min": ["expense", "mileage"],
    "formannskapet 10.11. Kari betalte kaka, 90 kr": ["expense"],
    "formannskapet 10.11. Kari betalte kaka, parkering 90 kr": ["expense", "expense"],
    "taxi 10.11: 143 kr\nRommet ble bestilt og betalt av Nils": ["expense"],
    "drosje 10.11: 143 kr\nRommet vart bestilt og betalt av Nils": ["expense"],
    "taxi 10 November: 143 kr\nThe rooms were booked and paid by Nils": ["expense"],
    "taxi 10.11: 143 kr. Den ble bestilt og betalt av Nils": [],
    "formannskapet 10.11. Taxi 90 kr, men det tok han av egne penger": ["expense"],
    "formannskapet 10.11. Kaken (289 kr) stod moren for": ["expense"],
    "formannskapet 10.11. Kaka (289 kr) stod mor mi for": ["expense"],
    "executive committee 10 November. The cake (289 kr) was on his mum": ["expense"],
    "formannskapet 10.11. Taxien på mandag gikk på rekvisisjon.": ["expense"],
    "formannskapet 10.11. Drosja gjekk på rekvisisjon": ["expense"],
    "executive committee 10 November. The taxi was on requisition.": ["expense"],
    "formannskapet 10.11. Kursavgift 1 500 kr, faktura går til skolen": ["expense"],
    "formannskapet 10.11. Kursavgift 1 500 kr. Fakturaen vert sendt til arbeidsgivaren": ["expense"],
    "executive committee 10 November. Course fee 1 500 kr, the invoice goes to the school": ["expense"],
    "formannskapet 10.11. Kursavgift 1 500 kr, fakturaen kom til meg": ["expense", "expense"],
    "formannskapet 10.11. Kursavgift 1 500 kr, fakturaen går til forfall i dag": ["expense", "expense"],
    "formannskapet 10.11. Taxi 90 kr, hadde ikke med rekvisisjon": ["expense", "expense"],
    "formannskapet 10.11. Taxi dit på rekvisisjon, taxi hjem 90 kr": ["expense", "expense"],
    "formannskapet 10.11. Taxi 90 kr uten rekvisisjon": ["expense", "expense"],
    "formannskapet 10.11. Han kjøpte is for 40 kr av lommepengene": ["expense"],
    "formannskapet 10.11. Han fekk lommepengar, eg betalte is 40 kr": ["expense", "expense"],
    "formannskapet 10.11. Taxi 90 kr, det tok jeg av egne penger": ["expense", "expense"],
    "formannskapet 10.11. Kjøpte is til Ola for 40 kr av egne penger": ["expense", "expense"],
    "formannskapet 10.11. Kjøpte is til Ola for 40 kr med egne penger": ["expense", "expense"],
    "formannskapet 10.11. Kino med Ola 120 kr for egne penger": ["expense", "expense"],
    "formannskapet 10.11. Kino for Ola 120 kr av lommepengene mine": ["expense", "expense"],
    "executive committee 10 November. Cinema 120 kr for him with my own money": ["expense", "expense"],
    "formannskapet 10.11. Is for 40 kr kjøpte han av lommepengene": ["expense"],
    "formannskapet 10.11, kjørte 24 km med bil som er privat": ["expense", "mileage"],
    "formannskapet 10.11. Parkering 60 kr på en plass som er privat": ["expense", "expense"],
    "executive committee 10 November. Parking 60 kr at a garage that is private": ["expense", "expense"],
    "planutvalget 11.11, gikk til fots, 2 km": ["expense"],
    "formannskapet 10.11, 22 km. Ellers gikk jeg til fots.": ["expense", "mileage"],
    "formannskapet 10.11 og 17.11. 22 km 10.11. Den andre dagen gikk eg til fots.": ["expense", "expense", "mileage"],
    "executive committee 10 November, 22 km. To the others I went on foot.": ["expense", "mileage"],
    "formannskapet 10.11, 22 km. Gikk til fots med de andre.": ["expense"],
    "tok bussen 42 kr, og 12 km i egen bil 10.11": ["expense", "mileage"],
    "formannskapet 3.11, planutvalget 10.11. Kjøring 12 km t/r unntatt 10.11 da jeg satt på med Kari": [
        *("expense", "expense", "mileage"),
    ],
}

_LEADING = frozenset({"og", "i", "på", "and", "in", "at", "on", "the", "den", "også", "òg", "til", "to"})


def of_others(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> set[int]:
    """The places, among the drafts, of somebody else's drive, outlay or attendance."""
    acts = [act_of(draft, types) for draft in drafts]
    told = doings(analysis, {act for act in acts if act})
    if not told or all(doing.own for doing in told):
        return set()
    doers = {
        act: _Doers(analysis, act, told, [one for one, same in zip(drafts, acts, strict=True) if same == act])
        for act in set(acts)
        if act
    }
    alone = {number for number, count in Counter(draft.sentence for draft in drafts).items() if count == 1}
    return {
        place
        for place, (draft, act) in enumerate(zip(drafts, acts, strict=True))
        if act and doers[act].have(draft, alone=draft.sentence in alone and not draft.dates)
    }


def told_of_others(analysis: Analysis) -> frozenset[int]:
    """The sentences that tell only of what others do."""
    sentence, told = analysis.layout.sentence, doings(analysis, ("drive", "pay", "attend"))
    own = {sentence[doing.at] for doing in told if doing.own}
    return frozenset(sentence[doing.at] for doing in told if not doing.own) - own


def act_of(draft: Draft, types: TypeIndex) -> Act | None:
    """What the writer must have done for it to be the writer's."""
    if draft.kind == "mileage":
        return "drive"
    if is_meeting(draft, types):
        return "attend"
    outlay = draft.kind == "expense" and types.units(draft.codes) <= {"amount"}
    return "pay" if outlay else None


def _place(draft: Draft) -> int:
    """Where the draft's value stands."""
    return draft.moneys[0].first if draft.moneys else draft.first


class _Doers:
    """Who did one kind of doing in a text, and the drafts that somebody did."""

    def __init__(self, analysis: Analysis, act: Act, told: Sequence[Doing], drafts: Sequence[Draft]) -> None:
        self._clause, self._sentence = analysis.layout.clause, analysis.layout.sentence
        self._tokens, self._act = analysis.tokens, act
        self._in_clause: dict[int, list[Doing]] = {}
        self._in_sentence: dict[int, list[Doing]] = {}
        for doing in told:
            if doing.act == act:
                self._in_clause.setdefault(self._clause[doing.at], []).append(doing)
                self._in_sentence.setdefault(self._sentence[doing.at], []).append(doing)
        self._days: dict[int, set[dt.date]] = {}
        for dated in analysis.dated:
            self._days.setdefault(self._clause[dated.when.first], set()).update(dated.days)
        self._dated = self._days.keys()
        self._rows = {self._sentence[dated.when.first] for dated in analysis.dated}
        self._valued: dict[int, int] = {}
        self._held = {self._clause[_place(draft)] for draft in drafts if draft.measured}
        self._spoken_of = {draft.sentence for draft in drafts if not draft.measured}
        for draft in drafts:
            if draft.measured:
                self._valued[self._sentence[_place(draft)]] = _place(draft)
        said = indices((*analysis.mentions, *analysis.named))
        self._held_words = [at in said or token.kind != "word" for at, token in enumerate(analysis.tokens)]
        self._stood_in = stood_in(analysis) if act == "attend" else frozenset()

    def have(self, draft: Draft, *, alone: bool) -> bool:
        """True when the doing that the draft belongs to is somebody else's.

        It stands in the draft's clause, else before it in its sentence; else after it, in the next sentence at most,
        where nothing of its own follows it. A draft `alone` in its sentence may go on with the sentence before.
        Attendance is told in the meeting's own clause.
        """
        at = _place(draft)
        for place in (at, draft.first):
            if inside := self._in_clause.get(self._clause[place]):
                theirs = not min(inside, key=lambda doing: abs(doing.at - place)).own
                return theirs and self._clause[place] not in self._stood_in  # kunne ikke Kari, så jeg stilte
        if self._act == "attend":
            return not draft.measured and self._goes_on(draft)
        if not draft.measured:
            return False
        sentence = self._sentence[at]
        beside = self._in_sentence.get(sentence, [])
        if before := [doing for doing in beside if doing.at < at]:
            placed = draft.dates or self._clause[at] in self._dated
            if placed and self._clause[before[-1].at] in self._dated:  # 10.11 satt på med Ola, 17.11 28 km
                return False
            whole = self._act == "drive" or before[-1].whole or self._is_its_sum(draft, before[-1])
            return not before[-1].own and whole
        after = [doing for doing in beside if doing.at > at]
        if not after and not {sentence, sentence + 1} <= self._rows:  # 8.10 fsk, 22 km / 15.10 kst, fikk skyss
            after = self._in_sentence.get(sentence + 1, []) if sentence + 1 not in self._spoken_of else []
        if after and (self._is_of_other_days(draft, after[0]) or self._is_of_exception(at, after[0])):
            return False
        if after:
            apart = self._clause[after[0].at] not in self._held and not self._has_own(after[0])
            return not after[0].own and after[0].whole and apart
        earlier = self._in_sentence.get(sentence - 1, []) if alone and sentence - 1 not in self._valued else []
        return bool(earlier) and not any(doing.own for doing in earlier)

    def _goes_on(self, draft: Draft) -> bool:
        """True for the last meeting of `Kari møtte for meg i planutvalget 3.11 og i formannskapet 10.11`."""
        number = self._clause[draft.first]
        first, last = bisect_left(self._clause, number), bisect_right(self._clause, number)
        before = self._in_clause.get(number - 1, [])
        if not first or not before or any(doing.own for doing in before) or number - 1 in self._stood_in:
            return False
        joined = has(self._tokens, first - 1, "join") or has(self._tokens, first, "join")
        alone = all(self._held_words[at] or self._tokens[at].text in _LEADING for at in range(first, last))
        return joined and alone and self._sentence[first] == self._sentence[first - 1]

    def _is_of_other_days(self, draft: Draft, doing: Doing) -> bool:
        """True for the drive of `34 km fredag, mor hans kjørte søndag`."""
        theirs = self._days.get(self._clause[doing.at], set()) if self._act == "drive" else set()
        return bool(theirs and draft.dates) and all(theirs.isdisjoint(one.days) for one in draft.dates)

    def _is_of_exception(self, at: int, doing: Doing) -> bool:
        """True for what was done behind `24 km hver gang unntatt 10.11`."""
        return any("except" in token.senses for token in self._tokens[at : doing.at])

    def _is_its_sum(self, draft: Draft, doing: Doing) -> bool:
        """True for the sum of `han betalte billetten sin, 90 kr`, right behind the clause of what somebody paid."""
        at = _place(draft)
        return draft.first == at and self._clause[at] == self._clause[doing.at] + 1

    def _has_own(self, doing: Doing) -> bool:
        """True when a value follows the doing in its sentence."""
        return self._valued.get(self._sentence[doing.at], -1) > doing.at
