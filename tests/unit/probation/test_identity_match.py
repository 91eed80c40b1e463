"""Whether two records are of one person: what speaks for and against it, and what the sum means."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.identity_match.domain.closeness import Likeness, alike, close_dates, close_numbers, dates_close_to
from services.probation.identity_match.domain.identity import Identity, Name
from services.probation.identity_match.domain.weighing import Evidence, outcome, weigh
from services.probation.identity_match.weights import weights
from tests.builders.moments import TODAY
from tests.builders.people import IIN, OTHER_IIN

WEIGHTS = weights(TODAY)
BORN = date(1990, 3, 7)
NAME = Name("Қыдырәлі", "Әлия", "Серікқызы")
KNOWN = Identity((NAME,), None, BORN, "+77010000001", "75", "Demo Street 1")
WITHOUT = Identity((NAME,), None, BORN, None, "75", None)


def evidence(one: Identity, other: Identity, *, face: bool = False) -> set[Evidence]:
    return {code for code, _ in weigh(one, other, WEIGHTS, face=face).evidence}


def meaning(one: Identity, other: Identity, *, face: bool = False) -> str:
    return outcome(weigh(one, other, WEIGHTS, face=face).total, WEIGHTS)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (Name("Қыдырәлі", "Әлия", "Серікқызы"), Evidence.NAME_SAME),
        (Name("Кыдырали", "Алия", "Сериковна"), Evidence.NAME_SPELLING),
        (Name("Kydyrali", "Aliya"), Evidence.NAME_SPELLING),
        (Name("Әлия", "Қыдырәлі"), Evidence.NAME_SWAPPED),
        (Name("Қыдырәлі", "Арна"), Evidence.NAME_DIFFERENT),
        (Name("Қыдрәлі", "Әлия"), Evidence.NAME_SIMILAR),
    ],
)
def test_a_name_is_compared_in_every_spelling_and_order(typed: Name, expected: Evidence) -> None:
    assert expected in evidence(WITHOUT, replace(WITHOUT, names=(typed,)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ким-Ли", "Ким", Likeness.SPELLING), ("Нур-Султан", "Нурсултан", Likeness.SPELLING), ("Серік ұлы", "Серікұлы", Likeness.SPELLING),
        ("Нур Султан", "Нур Али", Likeness.DIFFERENT), ("Ли", "Ни", Likeness.DIFFERENT),
    ],
)  # fmt: skip
def test_one_word_in_common_is_not_enough(one: str, other: str, expected: Likeness) -> None:
    assert alike(one, other) is expected


def test_the_spellings_that_are_nearest_count() -> None:
    spelled = replace(KNOWN, names=(Name("Somebody", "Else"), NAME))
    assert Evidence.NAME_SAME in evidence(spelled, KNOWN)


@pytest.mark.parametrize(
    ("born", "expected"),
    [(BORN, "same"), (date(1990, 7, 3), "swapped"), (date(1990, 3, 1), "one_digit"), (date(1980, 3, 7), "one_digit"),
     (date(1981, 3, 7), "different")],
)  # fmt: skip
def test_birth_dates_with_typing_errors_are_close(born: date, expected: str) -> None:
    assert close_dates(BORN, born) == expected


@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.dates(date(1900, 1, 1), date(2026, 12, 31)))
def test_the_index_is_asked_for_every_date_that_is_close(one: date, other: date) -> None:
    assert (other in dates_close_to(one)) == (close_dates(one, other) != "different")


def test_every_date_that_the_index_is_asked_for_is_close() -> None:
    assert all(close_dates(BORN, each) != "different" for each in dates_close_to(BORN))
    assert len(dates_close_to(BORN)) > 20


def test_one_typing_error_in_an_iin_is_told_apart_from_another_iin() -> None:
    assert close_numbers(IIN, IIN) == "same"
    assert close_numbers(IIN, IIN[:-2] + IIN[-1] + IIN[-2]) == "typing_error"
    assert close_numbers(IIN, OTHER_IIN) == "different"


def test_the_same_name_birth_date_and_region_is_probably_one_person() -> None:
    assert meaning(WITHOUT, WITHOUT) == "join"


def test_a_namesake_of_the_same_birth_date_elsewhere_is_a_doubt() -> None:
    assert meaning(WITHOUT, replace(WITHOUT, region="71")) == "doubt"


def test_another_iin_keeps_namesakes_at_one_address_apart() -> None:
    assert meaning(replace(KNOWN, iin=IIN), replace(KNOWN, iin=OTHER_IIN)) == "apart"


def test_a_face_that_looks_alike_brings_them_together_again() -> None:
    assert meaning(replace(KNOWN, iin=IIN), replace(KNOWN, iin=OTHER_IIN), face=True) == "join"


def test_a_sister_is_another_person() -> None:
    sister = replace(KNOWN, names=(Name("Қыдырәлі", "Сәуле", "Серікқызы"),), birth_date=date(1992, 11, 20))
    assert meaning(KNOWN, sister) == "apart"


@pytest.mark.parametrize(("total", "joined", "expected"), [
    (20, False, "join"), (19, False, "doubt"), (19, True, "join"), (14, True, "join"), (14, False, "doubt"), (13, True, "apart"),
])  # fmt: skip
def test_a_pair_that_was_joined_stays_so_until_it_falls_below_the_lower_limit(total: int, joined: bool, expected: str) -> None:
    assert outcome(total, WEIGHTS, joined=joined) == expected


letters = st.text("абвгәқңіabcei", min_size=1, max_size=10)
names = st.builds(Name, letters, letters, st.none() | letters)
records = st.builds(
    Identity, st.tuples(names) | st.tuples(names, names), st.none() | st.sampled_from([IIN, OTHER_IIN]),
    st.none() | st.dates(date(1950, 1, 1), date(2008, 1, 1)), st.none() | st.just("+77010000001"),
    st.none() | st.sampled_from(["75", "71"]),
    st.none() | st.just("Demo Street 1"),
)  # fmt: skip


@given(records, records)
def test_the_order_of_the_two_records_does_not_matter(one: Identity, other: Identity) -> None:
    assert weigh(one, other, WEIGHTS) == weigh(other, one, WEIGHTS)


@given(records, records)
def test_the_evidence_adds_up_and_nothing_is_likelier_than_the_record_itself(one: Identity, other: Identity) -> None:
    found = weigh(one, other, WEIGHTS)
    assert found.total == sum(weight for _, weight in found.evidence)
    assert found.total <= weigh(one, one, WEIGHTS).total + WEIGHTS.of[Evidence.PATRONYMIC_SAME] + WEIGHTS.of[Evidence.IIN_SAME]
