"""Groups: their states, who came, and which result that allows."""

from datetime import date
from itertools import product
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.group_programmes.domain import states
from services.reintegration.group_programmes.domain.attendance import CAME, MARKS, Held, Standing, ensure_result, results, standing
from services.reintegration.group_programmes.domain.states import (
    END_REASONS,
    RUNNING,
    SEATED,
    Act,
    GroupAct,
    GroupState,
    SessionAct,
    SessionState,
    State,
)
from services.reintegration.group_programmes.programmes import CODES, in_force, programmes, version_of

ID = UUID(int=0)


def session(number: int, state: str = "held", *, again: int = 0) -> Held:
    return Held(uuid5(ID, f"{number}/{again}"), number, state)


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_a_participation_goes_only_as_its_table_says(state: State, act: Act) -> None:
    to = states.PARTICIPATIONS.get((state, act))
    if to is None:
        with pytest.raises(NotAllowed):
            states.after(state, act, reason="moved_away")
        return
    assert states.after(state, act, reason="moved_away") is to
    if act is Act.END:
        for missing in (None, "", "because"):
            with pytest.raises(ReasonMissing):
                states.after(state, act, reason=missing)


@pytest.mark.parametrize("state", State)
def test_what_is_over_can_be_corrected_and_what_runs_can_end(state: State) -> None:
    possible = states.acts(state)
    assert possible, "there is always a way on"
    assert (Act.END in possible) == (state in RUNNING)
    assert (Act.CORRECT in possible) == (state in {State.COMPLETED, State.PARTLY, State.ENDED})


def test_a_seat_is_taken_or_given_back_by_these_steps_alone() -> None:
    moves = {(before, act) for (before, act), to in states.PARTICIPATIONS.items() if (before in SEATED) != (to in SEATED)}
    taken = {(State.AGREED, Act.ENROL), (State.WAITING, Act.OFFER)}
    given_back = {(State.ENROLLED, Act.END), (State.OFFERED, Act.END), (State.OFFERED, Act.DECLINE), (State.OFFERED, Act.WAIT)}
    assert moves == taken | given_back


def test_a_seat_is_offered_by_itself_and_taken_with_a_yes() -> None:
    assert all(Act.OFFER not in states.acts(state) for state in State)
    assert states.after(State.OFFERED, Act.ENROL) is State.ENROLLED
    with pytest.raises(NotAllowed):
        states.after(State.WAITING, Act.ENROL)


@pytest.mark.parametrize(("state", "act", "running"), list(product(GroupState, GroupAct, (0, 2))))
def test_a_group_ends_when_nobody_is_in_it_and_is_cancelled_for_everybody(state: GroupState, act: GroupAct, running: int) -> None:
    to = states.GROUPS.get((state, act))
    if to is None or (running and act is GroupAct.END):
        with pytest.raises(NotAllowed):
            states.group_after(state, act, running=running)
    else:
        assert states.group_after(state, act, running=running) is to


@pytest.mark.parametrize(("state", "act"), list(product(SessionState, SessionAct)))
def test_a_session_goes_only_as_its_table_says(state: SessionState, act: SessionAct) -> None:
    if (to := states.SESSIONS.get((state, act))) is None:
        with pytest.raises(NotAllowed):
            states.session_after(state, act)
    else:
        assert states.session_after(state, act) is to


def test_whoever_caught_up_a_session_did_not_miss_it() -> None:
    first, second, again = session(1), session(2), session(2, again=1)
    stands = standing([first, second, again], {first.id: "late", second.id: "absent", again.id: "present"})
    assert (stands.attended, stands.missed, stands.open) == (frozenset({1, 2}), frozenset(), frozenset())


def test_a_planned_or_unmarked_session_is_open_and_one_that_was_not_held_is_missed_until_it_is_caught_up() -> None:
    sessions = [session(1, "planned"), session(2), session(3, "not_held"), session(4, "not_held"), session(4, "planned", again=1)]
    stands = standing(sessions, {})
    assert (stands.attended, stands.missed, stands.open) == (frozenset(), frozenset({3}), frozenset({1, 2, 4}))


held = st.builds(session, st.integers(1, 6), st.sampled_from(["planned", "held", "not_held"]), again=st.integers(0, 2))


@given(st.lists(held, max_size=12, unique_by=lambda each: each.id), st.data())
def test_every_number_stands_in_one_set_and_order_does_not_matter(sessions: list[Held], data: st.DataObject) -> None:
    marks = {each.id: data.draw(st.sampled_from(MARKS)) for each in sessions if each.state == "held" and data.draw(st.booleans())}
    stands = standing(sessions, marks)
    assert stands.total == len({each.number for each in sessions})
    assert stands.attended | stands.missed | stands.open == {each.number for each in sessions}
    assert standing(list(reversed(sessions)), marks) == stands
    came = {each.number for each in sessions if marks.get(each.id) in CAME}
    assert stands.attended == came


@given(st.integers(0, 6), st.integers(1, 6))
def test_a_result_follows_from_who_came(came: int, needed: int) -> None:
    stands = Standing(frozenset(range(came)), frozenset(range(came, 6)), frozenset())
    allowed = {act for act in Act if act in results(stands, needed, list(Act))}
    assert (Act.COMPLETE in allowed) == (came >= needed)
    assert (Act.COMPLETE_IN_PART in allowed) == (came > 0)
    for act in (Act.COMPLETE, Act.COMPLETE_IN_PART, Act.END):
        if act in allowed:
            ensure_result(act, stands, needed)
        else:
            with pytest.raises(NotAllowed):
                ensure_result(act, stands, needed)


@pytest.mark.parametrize("code", CODES)
def test_every_programme_has_its_texts_sources_and_a_reachable_end(code: str) -> None:
    for version in programmes()[code].version:
        assert version_of(code, version.valid_from) is version
        assert version.sources
        assert 0 < version.needed <= len(version.sessions)
    assert in_force(code, date(2026, 6, 1)).valid_from == date(2026, 1, 1)
    with pytest.raises(NotThere):
        in_force(code, date(2025, 12, 31))


def test_versions_of_a_programme_have_days_of_their_own() -> None:
    for each in programmes().values():
        days = [version.valid_from for version in each.version]
        assert days == sorted(set(days))


def test_reasons_that_a_person_chooses_are_those_of_the_list() -> None:
    assert set(states.CHOSEN_REASONS) == set(END_REASONS) - {"case_closed", "consent_withdrawn"}
