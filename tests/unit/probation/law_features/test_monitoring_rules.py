"""Scenarios of electronic monitoring: how long it lasts, and that nobody is blamed before they were heard."""

from dataclasses import dataclass
from datetime import date

import pytest
from pytest_bdd import given, scenarios, then

from services.probation.telemetry.monitoring.domain.law import Ground, last_day
from services.probation.telemetry.monitoring.domain.reports import TRANSITIONS, Event, State
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import step

scenarios(*files(RUN["test_monitoring_rules"]))


@dataclass
class Wanted:
    """What was asked for."""

    ground: Ground = Ground.CATEGORY
    starts_on: date = date.min
    ends_on: date | None = None


@pytest.fixture
def wanted() -> Wanted:
    return Wanted()


@given(step("о слежении просят с {first:day} до {last:day} после письменного предупреждения"))
def _after_warning(wanted: Wanted, first: date, last: date) -> None:
    wanted.ground, wanted.starts_on, wanted.ends_on = Ground.WARNING, first, last


@given(step("о слежении просят с {first:day} до {last:day}"))
def _asked(wanted: Wanted, first: date, last: date) -> None:
    wanted.ground, wanted.starts_on, wanted.ends_on = Ground.CATEGORY, first, last


@then(step("при сроке наказания до {term:day} последний день слежения {last:day}"))
def _lasts(wanted: Wanted, term: date, last: date) -> None:
    assert last_day(wanted.ground, wanted.starts_on, wanted.ends_on, term) == last


@then("умысел нельзя признать, пока человека не выслушали")
def _heard_first() -> None:
    assert {state for state, event in TRANSITIONS if event is Event.FIND_DELIBERATE} == {State.HEARD}
