"""Scenarios of community work, compulsory labour and corrective work."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid5

import pytest
from pytest_bdd import given, scenarios, then, when

from services.probation.community_work.domain.clocks import clock_of
from services.probation.community_work.domain.outcomes import OutcomeCode
from services.probation.community_work.domain.rules import act_due_on, evasion, limits
from services.probation.community_work.domain.sessions import Session
from services.probation.corrective_work.domain.entries import Entry, state_of
from services.probation.corrective_work.domain.rules import reports_due, talk_due, without_job
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import TODAY, day, step

ROOT = UUID(int=0)
STEPS = {"распоряжение": "order", "ознакомление": "acquaint", "начало работ": "start"}
KINDS = {"неявки": "no_shows", "опьянение": "intoxicated"}

scenarios(*files(RUN["test_work_rules"]))


@dataclass
class Work:
    """What the steps of a scenario have said about work."""

    requested: date = TODAY
    received: date | None = None
    acquainted: date | None = None
    sessions: tuple[Session, ...] = ()
    compulsory: bool = False
    free: bool = False
    registered: date = TODAY
    entries: tuple[Entry, ...] = ()


@pytest.fixture
def work() -> Work:
    return Work()


@given(step("распоряжение запрошено {on:day}"))
def _requested(work: Work, on: date) -> None:
    work.requested = on


@given(step("распоряжение поступило {on:day}"))
@when(step("распоряжение поступило {on:day}"))
def _received(work: Work, on: date) -> None:
    work.received = on


@when(step("человека ознакомили {on:day}"))
def _acquainted(work: Work, on: date) -> None:
    work.acquainted = on


@then(step('следующий шаг "{name}" до {due:day}'))
def _step(work: Work, name: str, due: date) -> None:
    clock = clock_of(work.requested, work.received, work.acquainted, first_session=None)
    assert (clock.step, clock.due_on) == (STEPS[name], due)


@when(step("неявки были {days}"))
def _missed(work: Work, days: str) -> None:
    work.sessions = _sessions(days, "unacceptable")


@when(step("опьянение было {days}"))
def _intoxicated(work: Work, days: str) -> None:
    work.sessions = _sessions(days, "intoxicated")


@then("уклонения нет")
def _no_evasion(work: Work) -> None:
    assert evasion(work.sessions, TODAY) == ()


@then(step('уклонение "{name}" по правилу "{code}"'))
def _evasion(work: Work, name: str, code: str) -> None:
    (found,) = evasion(work.sessions, TODAY)
    assert (found.kind, found.rule.code, len(found.sessions)) == (KINDS[name], code, len(work.sessions))


@given(step('работы "{kind}", человек "{occupation}"'))
def _occupation(work: Work, kind: str, occupation: str) -> None:
    work.compulsory, work.free = kind == "принудительный труд", occupation == "не работает, не учится"


@then(step("в день не больше {hours:d} часов"))
def _most(work: Work, hours: int) -> None:
    assert limits("compulsory" if work.compulsory else "community", free=work.free, on=TODAY).a_day == hours


@then(step("акт за {month} нужен к {due:day}"))
def _act(month: str, due: date) -> None:
    assert act_due_on(day(f"01.{month}")) == due


@given(step("на исправительные работы поставлен {on:day}"))
def _registered(work: Work, on: date) -> None:
    work.registered = on


@when(step("работа была с {since:day} по {last:day}"))
def _job(work: Work, since: date, last: date) -> None:
    begun = Entry(uuid5(ROOT, "1"), 1, "employed", since, {"employer": "Пекарня"})
    work.entries = (begun, Entry(uuid5(ROOT, "2"), 2, "ended", last, {"reason": "left", "told_by": "person"}))


@then(step("правило о времени без работы выполнено {on:day}"))
def _jobless(work: Work, on: date) -> None:
    (found,) = [
        each for each in without_job(state_of(work.entries), registered_on=work.registered, today=on) if each.spell.until is None
    ]  # fmt: skip
    assert (found.met_on, found.met) == (on, True)


@then(step("беседу проводят до {on:day}"))
def _talk(work: Work, on: date) -> None:
    assert talk_due(state_of(work.entries), TODAY) == on


@then(step("отчёт за {month} нужен к {due:day}"))
def _report(work: Work, month: str, due: date) -> None:
    (found,) = reports_due(state_of(work.entries), TODAY)
    assert (found.month, found.due_on) == (day(f"01.{month}"), due)


def _sessions(days: str, outcome: OutcomeCode) -> tuple[Session, ...]:
    found = [datetime.strptime(each, "%d.%m.%Y").date() for each in days.split(", ")]  # noqa: DTZ007  # days, not moments
    return tuple(Session(uuid5(ROOT, str(each)), ROOT, each, time(14), 4, outcome) for each in found)
