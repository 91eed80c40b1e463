"""Stages: what may follow what, how days are counted, and that no order of corrections loses what is done."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import DayTooFar, NotAllowed, ReasonMissing
from services.reintegration.stages.deadlines import law_on
from services.reintegration.stages.domain.counting import Basis, Clock, away, due, ensure_possible, months_from
from services.reintegration.stages.domain.kinds import stage_kinds, task_kinds
from services.reintegration.stages.domain.standing import AWAY, TRANSITIONS, Act, Clocks, Standing, acts, move
from services.reintegration.stages.domain.walking import BEGUN, Known, Path, StageState, Task, TaskState, resume, walk
from shared.law.calendar import is_working_day

TODAY = date(2026, 11, 24)
LAW = law_on(TODAY)
CLOSED = {
    Standing.ON_PATH: {Act.CUSTODY, Act.DEATH, Act.MOVE, Act.DECLINE},
    Standing.HELP_DECLINED: {Act.CUSTODY, Act.DEATH, Act.MOVE, Act.RETURN},
    Standing.MOVED_AWAY: {Act.CUSTODY, Act.DEATH, Act.RETURN},
    Standing.IN_CUSTODY: {Act.DEATH, Act.RETURN},
    Standing.DIED: {Act.CORRECT},
    Standing.ENDED: {Act.RETURN},
}
"""What may be noted, standing by standing."""


@pytest.mark.parametrize(("standing", "act"), list(product(Standing, Act)))
def test_an_act_is_refused_unless_the_table_knows_it(standing: Standing, act: Act) -> None:
    if act not in CLOSED[standing]:
        with pytest.raises(NotAllowed):
            move(standing, act, "seen on paper")
        return
    to = move(standing, act, "seen on paper")
    assert act in acts(standing)
    assert to.to is not standing
    assert (to.clocks is Clocks.RUN) == (to.to is Standing.ON_PATH)
    if to.reason:
        with pytest.raises(ReasonMissing):
            move(standing, act, "  ")


def test_whatever_was_noted_can_be_taken_back_and_only_death_stops_the_clocks_for_good() -> None:
    for to in TRANSITIONS.values():
        if to.to in AWAY:
            assert to.undone_by is not None
            assert TRANSITIONS[to.to, to.undone_by].to is Standing.ON_PATH
    assert {to.to for to in TRANSITIONS.values() if to.clocks is Clocks.STOP} == {Standing.DIED}


def test_every_stage_and_task_has_its_texts_and_every_task_a_stage() -> None:
    stages, tasks = stage_kinds(TODAY), task_kinds(TODAY)
    assert {each.stage for each in tasks} == {each.code for each in stages}
    for code, text in [(each.code, each.text) for each in stages] + [(each.code, each.text) for each in tasks]:
        texts = [said for language in ("kk", "ru", "en") for said in vars(text(language)).values()]
        assert all(texts), code
        assert len(set(texts)) == len(texts), code
    assert stage_kinds(date(2023, 6, 30)) == []


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_in_the_month(day: date, months: int, found: date) -> None:
    assert months_from(day, months) == found


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(2067, 1, 1), date(1925, 12, 31)])
def test_a_day_that_nobody_can_have_is_refused(day: date) -> None:
    with pytest.raises(DayTooFar):
        ensure_possible(day, TODAY)
    ensure_possible(date(2028, 2, 29), TODAY)


def test_a_period_of_days_ends_on_a_working_day_unless_it_is_the_day_itself() -> None:
    saturday = date(2027, 11, 27)
    assert due(Clock(0, "days", TODAY), saturday) == saturday
    assert due(Clock(30, "days", TODAY), date(2027, 10, 28)) == date(2027, 11, 29)
    with pytest.raises(ValueError, match="minutes"):
        away(TODAY, Clock(5, "minutes", TODAY))


def test_a_case_opened_late_begins_with_the_stage_that_runs() -> None:
    path = walk(Path(None), Known(Basis.RELEASE, date(2027, 3, 1), TODAY), LAW, TODAY)
    assert [stage.state for stage in path.stages[:4]] == [StageState.NOT_BEGUN, StageState.ENTERED, StageState.PLANNED, StageState.PLANNED]
    assert {task.stage for task in path.tasks} == {"half_year_before"}
    assert all(task.due_on > TODAY and task.counted_from == TODAY for task in path.tasks)  # the stage began on 1 September


def test_of_a_release_long_ago_only_the_stage_that_runs_has_tasks() -> None:
    path = walk(Path(None), Known(Basis.RELEASE, date(2026, 7, 1), TODAY), LAW, TODAY)
    assert {task.stage for task in path.tasks} == {"day_90"}
    assert {stage.code for stage in path.stages if stage.state in BEGUN} == {"day_90"}


def test_a_task_keeps_the_value_that_held_when_it_was_made() -> None:
    known = Known(Basis.OPENING, TODAY, TODAY)
    path = walk(Path(None), known, LAW, TODAY)
    stricter = replace(LAW, clocks={code: Clock(1, "working_days", date(2026, 12, 1)) for code in LAW.clocks})
    later = walk(path, known, stricter, date(2026, 12, 1))
    assert [task for task in later.tasks if task.stage == "first_days"] == list(path.tasks)
    after = walk(later, known, stricter, date(2026, 12, 24))
    assert {task.clock for task in after.tasks if task.stage == "day_30"} == {Clock(1, "working_days", date(2026, 12, 1))}


def test_a_stage_that_has_begun_keeps_its_day_when_the_law_changes_and_those_ahead_get_the_new_one() -> None:
    known = Known(Basis.RELEASE, date(2026, 10, 20), date(2026, 10, 1))
    path = walk(Path(None), known, LAW, TODAY)  # day_30 has begun on 19 November
    longer = replace(LAW, offsets={**LAW.offsets, "day_30": Clock(40, "days", TODAY)} | {"day_90": Clock(100, "days", TODAY)})
    days = {stage.code: stage.starts_on for stage in walk(path, known, longer, TODAY).stages}
    assert (days["day_30"], days["day_90"]) == (date(2026, 11, 19), date(2027, 1, 28))


def test_on_the_return_what_is_open_has_its_whole_time_and_what_is_done_is_kept() -> None:
    path = walk(Path(None), Known(Basis.OPENING, TODAY, TODAY), LAW, TODAY)
    done = replace(path, tasks=(replace(path.tasks[0], state=TaskState.DONE), *path.tasks[1:]))
    back = resume(done, date(2027, 6, 7))
    assert back.tasks[0] == done.tasks[0]
    assert {task.counted_from for task in back.tasks[1:]} == {date(2027, 6, 7)}
    assert back.tasks[1].due_on == date(2027, 6, 14)


DAYS = st.dates(date(2025, 1, 1), date(2029, 12, 31))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("release"), DAYS),
        st.tuples(st.just("wait"), st.integers(0, 200)),
        st.tuples(st.just("done"), st.integers(0, 30)),
        st.tuples(st.just("not_needed"), st.integers(0, 30)),
        st.tuples(st.just("back"), st.just(0)),
    ),
    max_size=12,
)


@given(anchor=DAYS, basis=st.sampled_from(Basis), steps=STEPS)
def test_whatever_day_turns_out_to_be_right_nothing_done_is_lost_and_no_task_appears_twice(
    anchor: date, basis: Basis, steps: list[tuple[str, date | int]]
) -> None:
    today, known = TODAY, Known(basis, anchor, TODAY)
    path, ended = walk(Path(None), known, LAW, today), dict[str, Task]()
    for kind, value in steps:
        if isinstance(value, date):
            known = replace(known, basis=Basis.RELEASE, anchor_on=value)
        elif kind == "wait":
            today += timedelta(days=value)
        elif kind == "back":
            path, known = resume(path, today), replace(known, begun_on=today)
        elif path.tasks:
            chosen = path.tasks[value % len(path.tasks)]
            if chosen.state is TaskState.OPEN:
                ended[chosen.code] = replace(chosen, state=TaskState(kind))
                path = replace(path, tasks=tuple(ended[chosen.code] if each is chosen else each for each in path.tasks))
        path = walk(path, known, LAW, today)
        assert walk(path, known, LAW, today).same_as(path)
        _holds(path, ended, today)


def _holds(path: Path, ended: dict[str, Task], today: date) -> None:
    codes = [task.code for task in path.tasks]
    assert len(codes) == len(set(codes))
    assert {task.code: task for task in path.tasks if task.state is not TaskState.OPEN} == ended
    begun = {stage.code for stage in path.stages if stage.state in BEGUN}
    assert {task.stage for task in path.tasks if task.state is TaskState.OPEN} <= begun
    assert all(stage.starts_on <= today for stage in path.stages if stage.code in begun)
    assert sum(stage.state is StageState.ENTERED for stage in path.stages) <= 1
    assert all(is_working_day(task.due_on) for task in path.tasks if task.clock.unit == "working_days")
