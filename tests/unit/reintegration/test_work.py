"""Work and courses: every step of the tables of states, the clocks of jobs, seats, and what a CV shows."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.capacity.seats import seats_after
from services.reintegration.courses import domain as courses
from services.reintegration.courses.domain import SessionRow, progress
from services.reintegration.errors import NoSeat, NotAllowed, ReasonMissing, TooEarly
from services.reintegration.job_search.domain import applications, employment
from services.reintegration.job_search.domain.cv import PARTS, Cv, opened
from services.reintegration.job_search.domain.employment import ProofRow, due_days, ensure_days, milestones, next_proof
from services.reintegration.vacancies import domain as vacancies

TODAY, AT = date(2026, 11, 24), datetime(2026, 11, 24, 6, tzinfo=UTC)
DAYS = (30, 90, 180)
days = st.dates(date(2016, 1, 1), date(2040, 12, 31))

VACANCY = {
    "draft": {"open": "d", "propose": "p", "close": "dp"},
    "proposed": {"open": "d", "send_back": "d", "close": "dp"},
    "open": {"propose": "p", "pause": "dp", "fill": "dp", "close": "dp", "expire": "s"},
    "paused": {"propose": "p", "open": "dp", "fill": "dp", "close": "dp", "expire": "s"},
    "filled": {"open": "d", "propose": "p"},
    "closed": {"open": "d", "propose": "p"},
    "expired": {"open": "d", "propose": "p"},
}
PARTIES: dict[str, vacancies.Party] = {"d": "desk", "p": "provider", "s": "system"}


def test_a_vacancy_moves_only_as_its_table_says_and_never_by_the_wrong_side() -> None:
    for state, act, side in product(vacancies.State, vacancies.Act, "dps"):
        allowed = side in VACANCY[state].get(act, "")
        try:
            vacancies.next_state(state, act, PARTIES[side], closes_on=None, today=TODAY, why="Said so")
        except NotAllowed:
            assert not allowed, (state, act, side)
        else:
            assert allowed, (state, act, side)
        assert (act in vacancies.acts(state, PARTIES[side])) is allowed


@pytest.mark.parametrize("act", [vacancies.Act.OPEN, vacancies.Act.PROPOSE])
def test_a_vacancy_whose_day_has_passed_is_not_opened(act: vacancies.Act) -> None:
    side: vacancies.Party = "desk" if act is vacancies.Act.OPEN else "provider"
    assert vacancies.next_state("expired", act, side, closes_on=TODAY, today=TODAY)
    with pytest.raises(NotAllowed):
        vacancies.next_state("expired", act, side, closes_on=TODAY - timedelta(days=1), today=TODAY)


def test_a_vacancy_is_closed_and_sent_back_with_a_reason() -> None:
    for act in vacancies.NEED_WORDS:
        with pytest.raises(ReasonMissing):
            vacancies.next_state("proposed", act, "desk", closes_on=None, today=TODAY, why="  ")


STEPS = {
    "considered": {"applied", "declined", "withdrawn"},
    "applied": {"interview", "offered", "refused", "declined", "withdrawn"},
    "interview": {"interview", "offered", "refused", "declined", "withdrawn"},
    "offered": {"started", "refused", "declined", "withdrawn"},
    "started": {"offered"},
    "refused": {"considered"},
    "declined": {"considered"},
    "withdrawn": {"considered"},
}


def test_an_application_moves_only_as_its_table_says() -> None:
    for state, to in product(applications.State, repeat=2):
        reason = applications.REASONS.get(to, [None])[0]
        try:
            applications.next_state(state, to, reason=reason, interview_at=AT)
        except NotAllowed:
            assert to not in STEPS[state], (state, to)
        else:
            assert to in STEPS[state], (state, to)


def test_what_ends_an_application_has_a_reason_of_its_own_list() -> None:
    for to, reasons in applications.REASONS.items():
        assert applications.next_state("applied", to, reason=reasons[0]) is to
        for wrong in (None, "because", *(set().union(*applications.REASONS.values()) - set(reasons))):
            with pytest.raises(ReasonMissing):
                applications.next_state("applied", to, reason=wrong)
    with pytest.raises(ReasonMissing):
        applications.next_state("applied", applications.State.INTERVIEW)


def test_a_form_offers_no_step_that_has_a_form_of_its_own() -> None:
    for state in applications.State:
        assert set(applications.steps(state)) <= STEPS[state] - {"applied", "started"}
    assert applications.steps("started") == []


def test_a_job_moves_only_as_its_table_says() -> None:
    allowed = {("going_on", "change"), ("going_on", "end"), ("going_on", "mistake"), ("ended", "resume")}
    for state, act in product(employment.State, employment.Act):
        if (state.value, act.value) in allowed:
            assert employment.next_state(state, act)
        else:
            with pytest.raises(NotAllowed):
                employment.next_state(state, act)


@given(days)
def test_each_step_comes_exactly_so_many_days_after_the_first_day(first: date) -> None:
    due = due_days(first, DAYS)
    assert [(each - first).days for each in due] == [30, 90, 180]
    assert all(before < after for before, after in pairwise(due))


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (date(2028, 1, 30), [date(2028, 2, 29), date(2028, 4, 29), date(2028, 7, 28)]),  # a leap day
        (date(2027, 1, 30), [date(2027, 3, 1), date(2027, 4, 30), date(2027, 7, 29)]),
        (date(2026, 12, 31), [date(2027, 1, 30), date(2027, 3, 31), date(2027, 6, 29)]),  # the end of a year
    ],
)
def test_the_clock_at_the_ends_of_months(first: date, due: list[date]) -> None:
    assert due_days(first, DAYS) == due


def proof(step: int) -> ProofRow:
    return ProofRow(UUID(int=step), step, 1, "not_known", TODAY, b"", "Somebody", AT)


@given(days, st.none() | st.integers(0, 400), st.integers(0, 400), st.sets(st.sampled_from(employment.STEPS)))
def test_nothing_is_asked_of_a_job_that_ended_before_and_everything_else_once(
    first: date, lasted: int | None, passed: int, recorded: set[int]
) -> None:
    ended = None if lasted is None else first + timedelta(days=lasted)
    today = first + timedelta(days=passed)
    steps = milestones(first, ended, DAYS, {step: proof(step) for step in recorded}, today)
    for each in steps:
        if each.step in recorded:
            assert each.standing == "recorded"
        elif ended is not None and ended < each.due_on:
            assert each.standing == "not_reached"
        else:
            assert each.standing == ("due" if each.due_on <= today else "later")
    asked = next_proof(steps)
    assert asked is None or all(each.standing in ("recorded", "not_reached") for each in steps if each.due_on < asked)


def test_a_first_day_far_away_is_refused() -> None:
    ensure_days(TODAY + timedelta(days=60), TODAY)
    ensure_days(TODAY - timedelta(days=3660), TODAY)
    for day in (TODAY + timedelta(days=61), TODAY - timedelta(days=3661)):
        with pytest.raises(TooEarly):
            ensure_days(day, TODAY)


PLACES = {
    "asked": {"enrolled", "waiting", "declined", "withdrawn"},
    "waiting": {"enrolled", "declined", "withdrawn"},
    "enrolled": {"completed", "left", "withdrawn"},
    "completed": {"enrolled"},
    "left": {"enrolled"},
    "declined": {"asked"},
    "withdrawn": {"asked"},
}


def test_a_place_moves_only_as_its_table_says_and_seats_follow() -> None:
    for state, to in product(courses.State, repeat=2):
        reason = courses.REASONS.get(to, [None])[0]
        try:
            courses.next_state(state, to, reason)
        except NotAllowed:
            assert to not in PLACES[state], (state, to)
        else:
            assert to in PLACES[state], (state, to)
            seated = ("enrolled", "completed")
            change = (to in seated) - (state in seated)
            assert seats_after(3, 9, before=state in courses.SEATED, after=to in courses.SEATED) == 3 + change


def test_a_group_moves_only_as_its_table_says() -> None:
    allowed = {("open", "end"), ("open", "cancel"), ("ended", "reopen"), ("cancelled", "reopen")}
    for state, act in product(courses.GroupState, courses.GroupAct):
        if (state.value, act.value) in allowed:
            assert courses.next_group_state(state, act, "Said so")
        else:
            with pytest.raises(NotAllowed):
                courses.next_group_state(state, act, "Said so")
    with pytest.raises(ReasonMissing):
        courses.next_group_state("open", courses.GroupAct.CANCEL)


def session(number: int, *, held: bool | None = True, catch_up_for: int | None = None) -> SessionRow:
    return SessionRow(UUID(int=number), UUID(int=99), AT, 60, "A topic", held, UUID(int=catch_up_for) if catch_up_for else None, 1)


def test_a_session_that_did_not_take_place_counts_for_nobody_and_a_catch_up_makes_up() -> None:
    sessions = [session(1), session(2), session(3, held=False), session(4, held=None), session(5, catch_up_for=2)]
    marks = {UUID(int=1): "late", UUID(int=2): "excused", UUID(int=3): "absent"}
    found = progress(sessions, marks)
    assert (found.held, found.came, found.excused, found.absent, found.to_catch_up) == (2, 1, 1, 0, (UUID(int=2),))
    caught_up = progress(sessions, marks | {UUID(int=5): "present"})
    assert (caught_up.came, caught_up.to_catch_up) == (2, ())


@given(st.lists(st.tuples(st.sampled_from([True, False, None]), st.sampled_from(courses.MARKS)), max_size=8))
def test_who_came_and_who_missed_are_all_sessions_that_took_place(said: list[tuple[bool | None, str]]) -> None:
    sessions = [session(number, held=held) for number, (held, _) in enumerate(said, start=1)]
    found = progress(sessions, {UUID(int=number): mark for number, (_, mark) in enumerate(said, start=1)})
    assert found.came + found.excused + found.absent == found.held == sum(held is True for held, _ in said)
    assert len(found.to_catch_up) == found.excused + found.absent


@given(st.sets(st.sampled_from(PARTS)), st.sets(st.sampled_from(PARTS)))
def test_a_cv_shows_what_was_chosen_and_is_not_empty_alone(filled: set[str], shown: set[str]) -> None:
    texts = dict.fromkeys(filled - {"licences"}, "Something")
    cv = Cv(**texts, licences=("B",) if "licences" in filled else (), shown=tuple(shown))
    assert set(cv.to_show()) == filled & shown
    cut = cv.cut()
    assert cut.to_show() == cv.to_show()
    assert all(not getattr(cut, part) for part in PARTS if part not in filled & shown)
    kept = {name: tuple(said) if isinstance(said, list) else str(said) for name, said in cv.content().items()}
    assert opened(kept) == cv


@given(st.integers(0, 9), st.integers(1, 9), st.booleans(), st.booleans())
def test_no_seat_is_counted_twice_and_none_is_given_that_is_not_there(taken: int, seats: int, before: bool, after: bool) -> None:
    if after and not before and taken >= seats:
        with pytest.raises(NoSeat):
            seats_after(taken, seats, before=before, after=after)
    else:
        assert seats_after(taken, seats, before=before, after=after) == taken + after - before
