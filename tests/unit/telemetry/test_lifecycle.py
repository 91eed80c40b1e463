"""Every step of an alert by everybody is defined by the table."""

from itertools import product

import pytest

from services.probation.telemetry.alerts.domain.lifecycle import (
    FALSE,
    FINDINGS,
    OPEN,
    AlreadyDecided,
    ContactFirst,
    Status,
    allowed,
    check,
    incident_status,
)
from shared.actors import Role

ROLES = [*map(str, Role), "system"]
STAFF = {"officer", "senior_officer"}
HUMAN = {
    "raised": {"acknowledged", "explained", "technical", "withdrawn"},
    "acknowledged": {"contacted", "explained", "technical", "withdrawn"},
    "contacted": {"contacted", "explained", "confirmed", "technical", "withdrawn"},
    "confirmed": {"passed_on", "set_aside"},
}
MACHINE = {"raised": {"withdrawn", "over"}, "acknowledged": {"withdrawn"}, "contacted": {"withdrawn"}, "over": {"raised", "withdrawn"}}


def test_exactly_these_steps_are_allowed_and_only_to_these_people() -> None:
    for before, after, role in product(Status, Status, ROLES):
        wanted = after in HUMAN.get(before, set()) if role in STAFF else role == "system" and after in MACHINE.get(before, set())
        assert allowed(before, after, role) is wanted, (before, after, role)
        if wanted:
            check(before, after, role)
            continue
        unheard = role in STAFF and after == "confirmed" and before in ("raised", "acknowledged")
        with pytest.raises(ContactFirst if unheard else AlreadyDecided):
            check(before, after, role)


def test_the_machine_alone_takes_no_step_against_a_person() -> None:
    against = {Status.CONFIRMED, Status.PASSED_ON}
    assert not [after for before, after in product(Status, against) if allowed(before, after, "system")]


def test_no_breach_is_confirmed_before_contact_and_none_passed_on_unconfirmed() -> None:
    assert [before for before in Status if allowed(before, Status.CONFIRMED, "officer")] == [Status.CONTACTED]
    assert [before for before in Status if allowed(before, Status.PASSED_ON, "senior_officer")] == [Status.CONFIRMED]


def test_an_incident_has_the_status_of_its_least_handled_open_alert() -> None:
    assert incident_status([Status.CONTACTED, Status.RAISED, Status.EXPLAINED]) is Status.RAISED
    assert incident_status([Status.CONTACTED, Status.ACKNOWLEDGED]) is Status.ACKNOWLEDGED
    assert incident_status([Status.CONFIRMED, Status.OVER]) is None
    assert set(FINDINGS) >= FALSE
    assert OPEN.isdisjoint(FINDINGS)
