"""Which waiting claims an approver's sentence means: by their place in the list, by number, by whose they are."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.errors import Refused
from claims.ruling import Limit, Meant, Ruling, Side, Waiting, meant

KARI, BERIT, LEIF = "2026-00318", "2026-00004", "2026-00320"
WAITING = (
    Waiting(claim=KARI, step="attest", claimant="Kari Haugen", total=Decimal(2000)),
    Waiting(claim=BERIT, step="attest", claimant="Berit Solli", total=Decimal(1500), findings=2),
    Waiting(claim=LEIF, step="authorise", claimant="Leif Kvamme", total=Decimal("2000.50")),
)
LISTED = (LEIF, KARI, BERIT)


def outcomes(ruling: Ruling, listed: tuple[str, ...] = LISTED) -> dict[str, str | None]:
    return {one.claim: one.outcome for one in meant(ruling, WAITING, listed)}


def refused(ruling: Ruling, listed: tuple[str, ...] = LISTED) -> str:
    with pytest.raises(Refused) as caught:
        meant(ruling, WAITING, listed)
    return caught.value.code


def test_a_short_number_is_a_place_in_the_list_that_was_sent_last() -> None:
    assert outcomes(Ruling(approved=("1",))) == {LEIF: "approved"}
    assert outcomes(Ruling(approved=("2", "3"))) == {KARI: "approved", BERIT: "approved"}


@pytest.mark.parametrize("ref", ["2026-00318", "00318", "318"])
def test_a_claim_is_named_by_its_number_in_full_or_short(ref: str) -> None:
    assert outcomes(Ruling(approved=(ref,))) == {KARI: "approved"}


def test_without_a_list_a_short_number_is_a_claim_s() -> None:
    assert outcomes(Ruling(approved=("4",)), listed=()) == {BERIT: "approved"}


def test_a_place_in_the_list_goes_before_a_claim_of_that_number() -> None:
    assert outcomes(Ruling(approved=("4",)), listed=(KARI, KARI, KARI, LEIF)) == {LEIF: "approved"}


def test_all_are_those_of_the_step_that_is_named() -> None:
    assert outcomes(Ruling(everything=True)) == dict.fromkeys((KARI, BERIT, LEIF), "approved")
    assert outcomes(Ruling(everything=True, step="attest")) == dict.fromkeys((KARI, BERIT), "approved")


def test_what_is_left_out_waits_and_what_has_a_reason_goes_back() -> None:
    ruling = Ruling(everything=True, kept=("1",), returned={"2": "feil dato"})
    assert meant(ruling, WAITING, LISTED) == [
        Meant(claim=KARI, outcome="returned", reason="feil dato"),
        Meant(claim=BERIT, outcome="approved"),
        Meant(claim=LEIF, outcome=None),
    ]


def test_those_with_findings_wait_when_only_clean_ones_are_approved() -> None:
    assert outcomes(Ruling(everything=True, clean=True)) == {KARI: "approved", BERIT: None, LEIF: "approved"}


def test_a_name_is_a_claimant_s_first_name_last_name_or_both() -> None:
    for name in ("kari", "haugen", "kari haugen"):
        assert outcomes(Ruling(everything=True, claimants=(name,))) == {KARI: "approved"}


def test_a_claim_of_the_other_step_is_not_approved_by_the_wrong_word() -> None:
    assert outcomes(Ruling(step="attest", approved=("1", "2"))) == {KARI: "approved", LEIF: None}


@pytest.mark.parametrize(
    ("ruling", "code"),
    [
        (Ruling(approved=("9",)), "no_such_place"),
        (Ruling(approved=("2026-00319",)), "no_such_place"),
        (Ruling(everything=True, claimants=("emma",)), "name_unknown"),
        (Ruling(approved=("1",), returned={LEIF: "feil"}), "ruling_unclear"),
        (Ruling(approved=("1",), kept=("1",)), "ruling_unclear"),
    ],
)
def test_what_fits_no_claim_or_two_ways_is_refused(ruling: Ruling, code: str) -> None:
    assert refused(ruling) == code


def test_a_place_whose_claim_waits_no_more_is_not_taken_for_another() -> None:
    assert refused(Ruling(approved=("1",)), listed=("2026-00001",)) == "not_waiting"


@pytest.mark.parametrize("name", ["leif", "Leifs", "kvamme", "leif kvamme", "Leif Kvammes"])
def test_whoever_is_excepted_by_name_waits_on(name: str) -> None:
    ruling = Ruling(everything=True, kept_of=(name,))
    assert outcomes(ruling) == {KARI: "approved", BERIT: "approved", LEIF: None}


def test_what_is_returned_by_name_goes_back_with_its_reason() -> None:
    ruling = Ruling(everything=True, returned_of={"leif": "feil dato"})
    assert meant(ruling, WAITING, LISTED)[2] == Meant(claim=LEIF, outcome="returned", reason="feil dato")


def test_a_name_without_all_means_every_claim_of_that_person_and_no_other() -> None:
    assert outcomes(Ruling(claimants=("kari",))) == {KARI: "approved"}
    assert outcomes(Ruling(claimants=("kari",), approved=("1",))) == {KARI: "approved", LEIF: "approved"}


@pytest.mark.parametrize(
    ("side", "within"),
    [("under", {BERIT}), ("up_to", {BERIT, KARI}), ("over", {LEIF}), ("from", {KARI, LEIF})],
)
def test_a_sum_bounds_what_is_approved_and_the_rest_waits_on(side: Side, within: set[str]) -> None:
    limit = Limit(side, Decimal(2000))
    assert outcomes(Ruling(everything=True, limit=limit)) == {
        number: "approved" if number in within else None for number in (KARI, BERIT, LEIF)
    }
    assert all(limit.holds(one.total) != limit.turned.holds(one.total) for one in WAITING)


NAMESAKE = Waiting(claim="2026-00330", step="attest", claimant="Berit Moen", person="2")


@pytest.mark.parametrize(
    ("name", "code", "people"),
    [
        ("berit", "name_ambiguous", "Berit Solli; Berit Moen"),
        ("berits", "name_ambiguous", "Berit Solli; Berit Moen"),
        ("lief", "name_unsure", "Leif Kvamme"),
        ("berti moen", "name_unsure", "Berit Moen"),
        ("emma", "name_unknown", None),
    ],
)
@pytest.mark.parametrize("how", ["claimants", "kept_of", "returned_of"])
def test_who_is_meant_is_never_guessed(name: str, code: str, people: str | None, how: str) -> None:
    named = {how: {name: "feil dato"} if how == "returned_of" else (name,)}
    with pytest.raises(Refused) as caught:
        meant(Ruling(everything=True, **named), [*WAITING, NAMESAKE], LISTED)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.facts.get("people")) == (code, people)


def test_a_whole_name_goes_before_a_part_of_a_longer_one_and_two_people_of_one_name_are_told_apart_by_number() -> None:
    longer = replace(NAMESAKE, claim="2026-00331", claimant="Berit Solli Moen", person="3")
    double = replace(NAMESAKE, claim="2026-00332", claimant="Kari Haugen", person="4")
    waiting = [*WAITING, longer, double]
    assert [one.claim for one in meant(Ruling(claimants=("berit solli",)), waiting, LISTED)] == [BERIT]
    for said in ("kari haugen", "kari"):  # neither can be written out further
        with pytest.raises(Refused, match="name_shared") as caught:
            meant(Ruling(claimants=(said,)), waiting, LISTED)
        assert caught.value.facts == {"name": "Kari Haugen"}


def test_what_is_said_of_one_person_two_ways_is_refused() -> None:
    assert refused(Ruling(claimants=("kari",), kept_of=("haugen",))) == "ruling_unclear"
    assert refused(Ruling(everything=True, kept_of=("kari",), returned_of={"haugen": "feil"})) == "ruling_unclear"
