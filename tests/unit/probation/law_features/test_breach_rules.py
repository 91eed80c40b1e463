"""Scenarios of proceedings: a hearing, what may follow, a search."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_bdd import given, scenarios, then, when

from services.probation.breaches.domain.attempts import Attempt, Means, Result
from services.probation.breaches.domain.consequences import Earlier, Known, KnownFact, propose, rules_of
from services.probation.breaches.domain.deadlines import deadline
from services.probation.breaches.domain.hearing import heard, hearing_rule
from services.probation.breaches.domain.search import search_of, search_rule
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import NOON, TODAY, ZONE, Told, step

scenarios(*files(RUN["test_breach_rules"]))


@dataclass
class Matter:
    """What the steps of one scenario have said about a proceeding."""

    due_at: datetime = NOON
    now: datetime = NOON
    attempts: list[Attempt] = field(default_factory=list)
    earlier: tuple[Earlier, ...] = ()
    missed_on: date = TODAY
    measures: int = 0


@pytest.fixture
def matter() -> Matter:
    return Matter()


@given(step("объяснение запрошено {at:moment}"))
def _asked(matter: Matter, at: datetime) -> None:
    matter.due_at = deadline(hearing_rule(at.date()).explanation, at, ZONE)


@given(step("звонок {at:moment} длился {minutes:d} минут"))
def _call(matter: Matter, at: datetime, minutes: int) -> None:
    matter.attempts.append(Attempt(uuid4(), Means.CALL, at, minutes, Result.NOT_REACHED))


@given(step("посещение {at:moment}"))
def _visit(matter: Matter, at: datetime) -> None:
    matter.attempts.append(Attempt(uuid4(), Means.VISIT, at, 0, Result.NOT_REACHED))


@when(step("наступает {at:moment}"))
def _at(matter: Matter, at: datetime) -> None:
    matter.now = at


@then(step("решение {possible:w}"))
def _decision(matter: Matter, possible: str) -> None:
    found = heard(matter.attempts, None, hearing_rule(TODAY), due_at=matter.due_at, now=matter.now)
    assert found.enough == (possible == "возможно")


@given(step("раньше подтверждено нарушений: {count:d}, последнее {days:d} дней назад"))
def _earlier(matter: Matter, count: int, days: int) -> None:
    matter.earlier = tuple(Earlier(uuid4(), TODAY - timedelta(days=days), ("warning",)) for _ in range(count))


@then(step('правилам отвечает "{what}"'))
def _follows(told: Told, matter: Matter, what: str) -> None:
    assert told.facts.category is not None
    fact = KnownFact(uuid4(), "bracelet_incident", TODAY)
    known = Known(told.facts.category, "duty", TODAY, minor=False, facts=(fact,), earlier=matter.earlier)
    met = propose(known, rules_of(known.category, TODAY)).met
    assert (", ".join(each.value for one in met for each in one.rule.steps) or "ничего") == what


@given(step("явка пропущена {on:day}"))
def _missed(matter: Matter, on: date) -> None:
    matter.missed_on = on


@given(step("проведено разных мероприятий: {count:d}"))
def _measures(matter: Matter, count: int) -> None:
    matter.measures = count


@then(step("{on:day} представление {possible:w}"))
def _submission(matter: Matter, on: date, possible: str) -> None:
    rule = search_rule(on)
    found = search_of(matter.missed_on, rule.measures.values[: matter.measures], rule, today=on)
    assert found.may_ask == (possible == "возможно")
