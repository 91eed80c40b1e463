"""Appointments about bracelets: how one went, why nothing came of it, and the outcome of the appointment."""

import pytest

from services.probation.appointments.domain.kinds import OF_BRACELETS
from services.probation.appointments.domain.outcomes import outcome
from services.probation.equipment_visits.domain import OUTCOMES, PURPOSES, Fault, Kind, Result, fault_of


@pytest.mark.parametrize("result", Result)
@pytest.mark.parametrize("said", [None, *Fault])
def test_every_way_it_went_has_an_outcome_of_the_appointment(result: Result, said: Fault | None) -> None:
    if result is Result.ABSENT and said is None:
        with pytest.raises(ValueError, match="has to be said"):
            fault_of(result, said)
        return
    assert outcome(OUTCOMES[result, fault_of(result, said)]).code


def test_only_what_lies_with_the_person_may_be_held_against_them() -> None:
    held = {key for key, code in OUTCOMES.items() if outcome(code).held_against == "to_decide"}
    assert {fault for _, fault in held} == {Fault.PERSON}
    assert len(held) == 2


def test_every_kind_has_a_purpose_of_its_own() -> None:
    assert {PURPOSES[kind] for kind in Kind} == OF_BRACELETS
