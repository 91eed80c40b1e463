"""Who sees whom in a suspicion of double registration, who decides, and what is not asked again."""

from itertools import product
from uuid import UUID, uuid4

import pytest

from services.probation.duplicates.domain import DECISIONS, Reader, Side, may_decide, number_of, sees, worth_asking

MINE, COLLEAGUES = uuid4(), uuid4()
SIDES = {
    "mine": Side(uuid4(), "75", MINE),
    "also mine": Side(uuid4(), "75", MINE),
    "a colleague's": Side(uuid4(), "75", COLLEAGUES),
    "elsewhere": Side(uuid4(), "71", uuid4()),
}
READERS = {
    "officer": Reader(MINE, "officer", "75"),
    "senior": Reader(uuid4(), "senior_officer", "75"),
    "senior of no office": Reader(uuid4(), "senior_officer", None),
    "auditor": Reader(uuid4(), "auditor", None),
    "administrator": Reader(MINE, "administrator", "75"),
    "provider": Reader(MINE, "provider", "75"),
    "social worker": Reader(uuid4(), "social_worker", "75"),
}
SEEN = {
    "officer": {"mine", "also mine"}, "senior": {"mine", "also mine", "a colleague's"}, "auditor": set(SIDES),
    "senior of no office": set(), "social worker": set(), "administrator": set(), "provider": set(),
}  # fmt: skip
DECIDED_BY = {
    ("mine", "also mine"): {"officer", "senior"},
    ("mine", "a colleague's"): {"senior"},
    ("mine", "elsewhere"): {"senior"},
    ("elsewhere", "elsewhere"): set(),
}


@pytest.mark.parametrize(("who", "whom"), list(product(READERS, SIDES)))
def test_a_reader_sees_the_sides_that_are_theirs(who: str, whom: str) -> None:
    assert sees(READERS[who], SIDES[whom]) is (whom in SEEN[who])


@pytest.mark.parametrize(("pair", "who"), list(product(DECIDED_BY, READERS)))
def test_both_cases_are_the_officers_own_or_a_senior_officer_decides(pair: tuple[str, str], who: str) -> None:
    one, other = (SIDES[name] for name in pair)
    assert may_decide(READERS[who], one, other) is may_decide(READERS[who], other, one) is (who in DECIDED_BY[pair])


def test_what_was_settled_is_not_asked_again() -> None:
    assert worth_asking([])
    assert [worth_asking([decision]) for decision in DECISIONS] == [False, False, True]
    assert worth_asking(["unclear", "left"])
    assert not worth_asking(["unclear", None])
    assert not worth_asking(["different", "unclear"])


def test_the_number_tells_nothing_but_itself() -> None:
    assert number_of(UUID("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")) == "0A1B-2C3D"
