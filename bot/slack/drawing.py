"""What somebody sees at this moment of what the store holds: a claim's card, and their App Home."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from bot import deadlines
from bot.actions.deputies import has_rights
from bot.actions.drafts import MOVABLE, SENT, homes
from bot.config.municipality import Municipality
from bot.history import terms_of
from bot.lookup import find, query_from
from bot.notices import Notice
from bot.office import as_people_say, words_for
from bot.proposal import Proposal, Row
from bot.slack import cards, home
from bot.slack.proposal_card import proposal_card
from bot.slack.shown import in_any_version
from bot.waiting import Waits, noticed, waiting
from bot.words import Words
from claims import checks, documentation, routing, workflow
from claims.checks import Finding
from claims.claim import OPEN, Claim
from claims.clock import date_in_norway
from claims.hindrances import hindrance
from claims.people import Approver, Deputy, Person, Step
from claims.terms import Terms
from claims.usual import usual
from store import cards as placed
from store import claims, deputies, proposals
from store.database import Database


@dataclass(frozen=True)
class Drawing:
    """Reads the store; posts nothing."""

    database: Database
    town: Municipality
    now: Callable[[], dt.datetime]

    def words_of(self, person: str) -> Words:
        """The words of the language in which the person is written to."""
        with self.database.read() as connection:
            return words_for(connection, self.town.person(person))

    def card_at(self, place: placed.Card) -> cards.Card | None:
        """The card as its reader may see the claim; None where the claim is there no longer."""
        with self.database.read() as connection:
            claim = claims.get(connection, place.claim)
            if claim is None:
                return None
            terms = terms_of(connection, claim, self.town)
            findings = tuple(checks.findings(claim, terms, self._today))
            if place.purpose == "claimant":
                return self._to_its_claimant(connection, claim, findings, terms)
            approvers = as_people_say(connection, self.town, self._today).approvers
            words = words_for(connection, self.town.person(place.person))
        return self._to_an_approver(claim, place, findings, terms, approvers, words)

    def list_at(self, listed: proposals.Proposal) -> cards.Card:
        """The list with its claims in their places: those that still wait, and what became of the others."""
        person, today = self.town.person(listed.person), self._today
        with self.database.read() as connection:
            town, words = as_people_say(connection, self.town, today), words_for(connection, person)
            waits = {one.claim.number: one for one in waiting(connection, town, person, today)}
            rows = tuple(self._row(connection, item, waits.get(item.claim)) for item in listed.items)
        more = len(waits.keys() - {item.claim for item in listed.items})
        cut_off = self.town.settings.payroll.next_cut_off(today)
        shown = Proposal(number=listed.id, stage="list", rows=rows, more=more, cut_off=cut_off, drawn=today)
        return proposal_card(shown, words, self.town.catalogue)

    def _row(self, connection: Connection, item: proposals.Item, waits: Waits | None) -> Row:
        claim = waits.claim if waits else claims.get(connection, item.claim)
        assert claim  # claims are never taken out of the store
        return Row(
            item=replace(item, step=workflow.WAITS_FOR.get(claim.state, item.step)),
            claim=claim,
            claimant=self.town.person(claim.claimant),
            since=waits.since if waits else self._today,
            findings=noticed(connection, self.town, claim, self._today) if waits else 0,
            waits=waits is not None,
        )

    def home_of(
        self, person: Person, sought: Mapping[str, Any], link: Callable[[placed.Card | None], str | None]
    ) -> dict[str, Any]:
        """The person's App Home, with the own claims that are `sought`; `link` leads to a card."""
        today = self._today
        with self.database.read() as connection:
            town, words = as_people_say(connection, self.town, today), words_for(connection, person)
            every = list(waiting(connection, town, person, today))
            waits = every[: home.MOST]
            query = query_from(sought)
            mine = find(connection, person.id, query, self.town.catalogue, limit=home.MOST + 1)
            own_cards = placed.for_claimant(connection, person.id, [one.claim.number for one in mine[: home.MOST]])
            may_repeat = bool(claims.of_person(connection, person.id, SENT, limit=1))
            named = [(one.deputy, one.id) for one in deputies.lasting(connection, today)]
            findings = {one.claim.number: noticed(connection, self.town, one.claim, today) for one in waits}
        in_file = [(one, None) for one in self.town.deputies if one.valid_to and one.valid_to >= today]
        return home.home_view(
            waiting=[
                home.Waiting(
                    claim=one.claim,
                    claimant=self.town.person(one.claim.claimant),
                    since=one.since,
                    link=link(one.card),
                    findings=findings[one.claim.number],
                )
                for one in waits
            ],
            more_waiting=len(every) - len(waits),
            mine=[home.Mine(one.claim, link(own_cards.get(one.claim.number)), one.amount) for one in mine[: home.MOST]],
            is_all=len(mine) <= home.MOST,
            query=query,
            in_place=[
                self._in_place(deputy, number, person)
                for deputy, number in (*named, *in_file)
                if person.id in (deputy.person, deputy.deputy)
            ],
            may_name=has_rights(self.town, person, today),
            may_claim="claimant" in person.roles,
            may_repeat=may_repeat,
            cut_off=self.town.settings.payroll.next_cut_off(today),
            today=today,
            words=words,
            catalogue=self.town.catalogue,
        )

    @property
    def _today(self) -> dt.date:
        return date_in_norway(self.now())

    def _to_its_claimant(
        self, connection: Connection, claim: Claim, findings: tuple[Finding, ...], terms: Terms
    ) -> cards.Card:
        claimant = self.town.person(claim.claimant)
        notice = Notice(
            kind="claim",
            claim=claim,
            claimant=claimant,
            findings=findings,
            homes=homes(connection, claim) if claim.state in MOVABLE else (),
            taxable_if_sent=documentation.as_sent(claim, findings, terms).taxable,
            facts=deadlines.near(claim, self.town.settings, self._today),
        )
        words = words_for(connection, claimant)
        return cards.claimant_card(notice, words, self.town.catalogue, self.town.person, in_any_version(claim))

    def _to_an_approver(
        self,
        claim: Claim,
        place: placed.Card,
        findings: tuple[Finding, ...],
        terms: Terms,
        approvers: tuple[Approver, ...],
        words: Words,
    ) -> cards.Card:
        reader, claimant = self.town.person(place.person), self.town.person(claim.claimant)
        catalogue = self.town.catalogue
        step: Step = "attest" if place.purpose == "attest" else "authorise"
        waits = workflow.WAITS_FOR.get(claim.state) == step and place.round == claim.round
        lack = hindrance(claim, step, reader.id, approvers, self._today) if waits else None
        if not self._reads(claim, reader.id, approvers):
            return cards.outcome_card(claim, words, catalogue, self.town.person, lack)
        if lack or not waits:
            return cards.closed_card(claim, claimant, findings, words, catalogue, self.town.person, lack)
        return cards.decision_card(
            claim,
            claimant,
            step,
            findings,
            usual(claim, terms),
            words,
            catalogue,
            self.town.person,
            in_any_version(claim),
            can_hand_on=bool(routing.others(claim, reader.id, approvers, self._today)),
        )

    def _reads(self, claim: Claim, approver: str, approvers: tuple[Approver, ...]) -> bool:
        """True for an approver who may decide the claim now, or has had a part in deciding it.

        What is not sent, or was deleted after all, is read by its claimant alone.
        """
        if claim.state in OPEN or claim.state == "deleted":
            return False
        if any(approver in (made.person, *made.acting_for) for made in claim.decisions):
            return True
        step = workflow.WAITS_FOR.get(claim.state)
        return step is not None and routing.may(claim, step, approver, approvers, self._today)

    def _in_place(self, deputy: Deputy, number: int | None, reader: Person) -> home.InPlace:
        """The deputy, with the number that ends what the reader has said in chat; the file is the administrator's."""
        ends = number if deputy.person == reader.id else None
        return home.InPlace(deputy, self.town.person(deputy.person), self.town.person(deputy.deputy), ends)
