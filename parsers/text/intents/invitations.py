"""Invitations sent to many: `Vi inviterer til julelunsj 10. desember. Kuverten koster 150 kr. Meld dere på`."""

from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.spans.coming import is_soon
from parsers.text.spans.mentions import Distance, Duration, is_writer
from parsers.text.words.lexicon import words_of

EXAMPLES = {
    "Vi inviterer til julelunsj 10. desember kl. 11.30. Kuverten koster 150 kr og trekkes av lønna.": True,
    "Vi inviterer til julelunsj torsdag 10. desember. Kuverten kostar 150 kr. Meld dykk på til Randi": True,
    "Velkommen til sommerfest i kantina fredag 27. november! Pris 200 kr per person": True,
    "Det inviteres til fagdag torsdag 3. desember. Egenandel 300 kr": True,
    "We invite you all to the staff lunch on Thursday 10 December. The price is 150 kr": True,
    "You are invited to a seminar on 3 December, 300 kr per person": True,
    "Fagdag torsdag 3. desember, 300 kr. Meld dere på innen fredag": True,
    "Sign up for the staff lunch on 10 December, 150 kr": True,
    "Vi inviterer til julelunsj. Taxi i går 240 kr": False,
    "Vi inviterte brukerne på kafé 10.11, 150 kr": False,
    "Jeg ble invitert til kurs 3. desember, kursavgift 300 kr": False,
    "Vi inviterer til fest 10. desember. Jeg kjøpte inn for 450 kr": False,
    "Invitasjon til kurs 3. desember, kursavgift 300 kr": False,
    "Vi inviterer til fest 10. desember. Dekker kommunen 150 kr?": False,
    "Course fee 300 kr, sign up for the seminar on 3 December. Please refund": False,
    "Betalte påmelding til seminar 3. desember (sign up fee 300 kr)": False,
    "fagdag 12. mai i Vika. Velkommen til var tittelen, kursavgift 450 kr": False,
    "fagdag 3. desember i Vika. Velkommen til var tittelen, pris 450 kr": False,
    "formannskapet 8. desember velkommen til nye medlemmer, tapt arbeidsfortjeneste 3 timer": False,
    "Velkommen til seminar 3. desember, kursavgift 450 kr, tapt arbeidsfortjeneste 3 timer": False,
    "Sign up for the seminar on 3 December, 300 kr. Paid by card": False,
    "Velkommen til seminar 3. desember, 300 kr. Ber om refusjon": False,
    "Meld dykk på til fagdag 3. desember, 300 kr. Eige utlegg": False,
    "Vi møttes 3. november, kaffe 150 kr": False,
    "Velkommen hjem! Ferje 142 kr i går": False,
}
_INVITED = words_of("invited_all")
_WE = frozenset({"vi", "we", "me", "oss", "us"})
_CLAIMED = frozenset({"pay", "claiming", "lost", "claim_word"})
_WANTED_BACK = words_of("wanted_back")
_TOGETHER = frozenset(tuple(words.split()) for words in words_of("inviting_all"))


def is_invitation(analysis: Analysis) -> bool:
    """True for a message that invites to a day to come, and tells of no other, asks nothing and says no `jeg`.

    What was paid, is wanted back, or has the name of an outlay, is somebody's claim.
    """
    if analysis.said.isdisjoint(_INVITED) or not _invites(analysis):
        return False
    days = [one for one in analysis.dated if one.days]
    coming = all(one.ahead or is_soon(one, analysis.today) for one in days)
    if not days or not coming or analysis.layout.asking or "enclosed" in analysis.spots:
        return False
    if not (_CLAIMED.isdisjoint(analysis.spots) and _WANTED_BACK.isdisjoint(analysis.said)):
        return False
    if any(not one.body for one in analysis.named):
        return False
    driven = any(isinstance(one, Distance | Duration) for one in analysis.mentions)
    return not driven and not any(_is_somebody(analysis, at) for at in range(len(analysis.tokens)))


def _invites(analysis: Analysis) -> bool:
    """True for `vi inviterer`, `velkommen til`, `meld dere på`."""
    texts = [token.text for token in analysis.tokens]
    return any(pair in _TOGETHER for pair in pairwise(texts))


def _is_somebody(analysis: Analysis, at: int) -> bool:
    """True for `jeg`, who tells of more than an invitation; not for `vi`."""
    token = analysis.tokens[at]
    written = analysis.text
    preposition = token.text == "i" and (written[token.start] == "i" or written.isupper())  # i kantina
    return is_writer(analysis.tokens, at) and token.text not in _WE and not preposition
