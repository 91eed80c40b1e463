"""Whose records an actor sees: the pure rules."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.access.scope import NOTHING, Scope, scope_of
from shared.actors import Actor, Role, system
from tests.builders.actors import AUDITOR, OFFICER, SENIOR, SOCIAL, actor

COVERED, STRANGER = uuid4(), uuid4()
OFFICES = st.sampled_from(["71", "71-02", "75", "75-02", "7510", "79"])
ACTORS = st.builds(
    Actor,
    id=st.sampled_from([OFFICER.id, COVERED, STRANGER]),
    name=st.just("Somebody"),
    role=st.sampled_from(Role),
    office=OFFICES | st.none(),
    authority=st.sampled_from(["probation", "police"]),
    whole_region=st.booleans(),
    covers=st.sampled_from([(), (COVERED,)]),
)


def sees(actor: Actor, office: str, officer: object = STRANGER, authority: str = "probation") -> bool:
    return scope_of(actor).reaches(office, officer, authority)  # type: ignore[arg-type]  # an id


def test_an_officer_sees_their_own_cases_and_those_of_whom_they_cover() -> None:
    assert sees(OFFICER, "71", OFFICER.id)
    assert not sees(OFFICER, "75", COVERED)
    assert sees(replace(OFFICER, covers=(COVERED,)), "71", COVERED)
    assert not sees(OFFICER, "75")


def test_a_senior_officer_sees_the_office_and_no_other_one_of_the_region() -> None:
    assert sees(SENIOR, "75")
    assert not sees(SENIOR, "75-02")
    assert not sees(replace(SENIOR, office=None), "75")


def test_who_works_for_the_region_sees_every_office_whose_code_begins_with_it() -> None:
    regional = replace(SENIOR, office="75-02", whole_region=True)
    assert [office for office in ("75", "75-02", "7510", "71", "71-75") if sees(regional, office)] == ["75", "75-02", "7510"]
    assert not sees(replace(SENIOR, office=None, whole_region=True), "75")


def test_an_auditor_sees_one_office_or_all() -> None:
    assert sees(AUDITOR, "71")
    one = replace(AUDITOR, office="75")
    assert sees(one, "75")
    assert not sees(one, "71")


def test_an_officer_of_the_police_sees_only_whom_the_police_supervise() -> None:
    police = replace(OFFICER, authority="police")
    assert sees(police, "75", OFFICER.id, "police")
    assert not sees(police, "75", OFFICER.id, "probation")
    assert not sees(OFFICER, "75", OFFICER.id, "police"), "the rules do not mix"


def test_a_restricted_case_is_seen_by_its_officer_their_cover_and_the_seniors_of_the_office() -> None:
    case = ("75", COVERED)
    assert scope_of(replace(OFFICER, id=COVERED)).sees_restricted(*case)
    assert scope_of(replace(OFFICER, covers=(COVERED,))).sees_restricted(*case)
    assert scope_of(SENIOR).sees_restricted(*case)
    assert not scope_of(OFFICER).sees_restricted(*case)
    assert not scope_of(replace(SENIOR, office="75-02", whole_region=True)).sees_restricted(*case)
    assert not scope_of(AUDITOR).sees_restricted(*case)
    assert not scope_of(replace(AUDITOR, office="75")).sees_restricted(*case)


@pytest.mark.parametrize(
    ("role", "purpose"),
    [(Role.AUDITOR, "restricted"), (Role.PROSECUTOR, "always"), (Role.OMBUDSMAN, "always"), (Role.OFFICER, "never")],
)
def test_who_states_a_purpose(role: Role, purpose: str) -> None:
    assert scope_of(actor("somebody", role)).purpose == purpose


def test_the_desk_sees_its_office() -> None:
    assert scope_of(SOCIAL) == scope_of(replace(SOCIAL, role=Role.COORDINATOR)) == Scope(offices=frozenset({"75"}))


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROVIDER, Role.MENTOR, Role.KIOSK])
def test_nobody_else_sees_a_case(role: Role) -> None:
    assert scope_of(actor("somebody", role)) == NOTHING


def test_the_software_sees_everything() -> None:
    assert sees(system("probation"), "75")


@given(ACTORS, OFFICES)
def test_cover_adds_and_never_takes_away(somebody: Actor, office: str) -> None:
    alone, covering = scope_of(replace(somebody, covers=())), scope_of(replace(somebody, covers=(COVERED,)))
    for officer in (OFFICER.id, COVERED, STRANGER):
        for authority in ("probation", "police"):
            assert not alone.reaches(office, officer, authority) or covering.reaches(office, officer, authority)


@given(ACTORS, OFFICES)
def test_each_authority_sees_of_its_own_what_the_other_sees_of_the_others(somebody: Actor, office: str) -> None:
    police, probation = (scope_of(replace(somebody, authority=name)) for name in ("police", "probation"))
    assert police.reaches(office, STRANGER, "police") == probation.reaches(office, STRANGER, "probation")
    if somebody.role in {Role.OFFICER, Role.SENIOR_OFFICER}:
        assert police.reaches(office, STRANGER, "probation") == probation.reaches(office, STRANGER, "police")
        assert not police.reaches(office, STRANGER, "probation")
