"""Which waiting claims an approver's sentence means: by their place in the list, by number, by whose they are."""

import pytest

from claims.errors import Refused
from claims.ruling import Meant, Ruling, Waiting, meant

KARI, BERIT, LEIF = "2026-00318", "2026-00004", "2026-00320"
WAITING = (
    Waiting(claim=KARI, step="attest", claimant="Kari Haugen"),
    Waiting(claim=BERIT, step="attest", claimant="Berit Solli", findings=2),
    Waiting(claim=LEIF, step="authorise", claimant="Leif Kvamme"),
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
        (Ruling(everything=True, claimants=("emma",)), "nothing_to_decide"),
        (Ruling(approved=("1",), returned={LEIF: "feil"}), "ruling_unclear"),
        (Ruling(approved=("1",), kept=("1",)), "ruling_unclear"),
    ],
)
def test_what_fits_no_claim_or_two_ways_is_refused(ruling: Ruling, code: str) -> None:
    assert refused(ruling) == code


def test_a_place_whose_claim_waits_no_more_is_not_taken_for_another() -> None:
    assert refused(Ruling(approved=("1",)), listed=("2026-00001",)) == "not_waiting"
