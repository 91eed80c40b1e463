"""Who decides a suspicion of double registration, and what is not asked again."""

from itertools import product
from uuid import UUID

import pytest

from services.probation.duplicates.domain import DECISIONS, may_decide, number_of, worth_asking
from shared.actors import Role
from tests.builders.actors import actor

DECIDED_BY = {
    (True, True): {Role.OFFICER, Role.SENIOR_OFFICER},
    (True, False): {Role.SENIOR_OFFICER},
    (False, True): {Role.SENIOR_OFFICER},
    (False, False): set(),
}
"""Who decides, by whether they see the one person and the other."""


@pytest.mark.parametrize(("seen", "role"), list(product(DECIDED_BY, Role)))
def test_both_cases_are_the_officers_own_or_a_senior_officer_decides(seen: tuple[bool, bool], role: Role) -> None:
    assert may_decide(actor("somebody", role), *seen) is (role in DECIDED_BY[seen])


def test_what_was_settled_is_not_asked_again() -> None:
    assert worth_asking([])
    assert [worth_asking([decision]) for decision in DECISIONS] == [False, False, True]
    assert worth_asking(["unclear", "left"])
    assert not worth_asking(["unclear", None])
    assert not worth_asking(["different", "unclear"])


def test_the_number_tells_nothing_but_itself() -> None:
    assert number_of(UUID("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")) == "0A1B-2C3D"
