"""The figures of access as scenarios that a lawyer reads: shared/law/features. Days off have a feature among probation's."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_bdd import given, scenarios, then

from services.probation.emergency.domain import Access, lasts, most_a_day
from services.probation.purposes.actions import HOLDS
from shared.access.retention import kept_since
from shared.identity.cover.actions import longest
from shared.law.internal import FOLDER, period
from shared.law.rules import rule_book
from tests.builders.ids import fresh
from tests.support.features import check_rules, scenario_names, step, unnamed

FEATURES = sorted((FOLDER / "features").glob("*.feature"))
TODAY = date(2026, 3, 10)
HOLIDAYS = "holidays"
"""The file of days off: law/features/calendar.feature of probation says what it means."""

scenarios(*(str(path) for path in FEATURES))


@pytest.fixture
def told() -> dict[str, datetime]:
    return {}


@given(step("доступ открыт {day:day} {clock}"))
def _opened(told: dict[str, datetime], day: date, clock: str) -> None:
    told["opened"] = _at(day, clock)


@then(step("{day:day} {clock} запись видна"))
def _seen(told: dict[str, datetime], day: date, clock: str) -> None:
    assert _shows(told["opened"], _at(day, clock))


@then(step("{day:day} {clock} запись не видна"))
def _not_seen(told: dict[str, datetime], day: date, clock: str) -> None:
    assert not _shows(told["opened"], _at(day, clock))


@then(step("замещение длится не дольше {days:d} дней"))
def _cover(days: int) -> None:
    assert longest(TODAY) == timedelta(days=days)


@then(step("одна учётная запись открывает не больше {number:d} доступов за сутки"))
def _most(number: int) -> None:
    assert most_a_day(TODAY) == number


@then(step("цель, указанная {day:day} {clock}, действует до {last:day} {until}"))
def _purpose(day: date, clock: str, last: date, until: str) -> None:
    assert _at(day, clock) + period(HOLDS, day) == _at(last, until)


@then(step("{on:day} записи хранятся с {since:day}"))
def _kept(on: date, since: date) -> None:
    assert kept_since(_at(on, "12:00")).date() == since


@then("правила говорят:")
def _values(datatable: Sequence[Sequence[str]]) -> None:
    check_rules(rule_book(FOLDER), datatable, TODAY)


def test_every_file_has_a_feature_and_every_value_stands_in_one() -> None:
    assert {path.stem for path in FEATURES} == {path.stem for path in FOLDER.glob("*.toml")} - {HOLIDAYS}
    assert unnamed(rule_book(FOLDER), FEATURES) == set()
    names = [name for path in FEATURES for name in scenario_names(path)]
    assert len(names) == len(set(names)) > 0


def _shows(opened: datetime, at: datetime) -> bool:
    reader = fresh()
    access = Access(fresh(), fresh(), "1", "75", reader, "", "75", "", opened, opened + lasts(TODAY), None, None, None, None)
    return access.shows_record(reader, at)


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").replace(tzinfo=UTC).time(), UTC)
