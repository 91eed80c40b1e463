"""Scenarios of bracelets: the clocks of alerts, the hours of rest, and who may confirm a breach."""

from datetime import datetime

from pytest_bdd import given, scenarios, then

from services.probation.law.rules import rule
from services.probation.telemetry.alerts.domain import incidents, lifecycle
from services.probation.telemetry.alerts.domain.lifecycle import Status
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import TODAY, ZONE, Told, step

scenarios(*files(RUN["test_bracelet_rules"]))


@given(step("сигнал срочности {urgency:d} поступил {at:moment}"))
def _alert(told: Told, urgency: int, at: datetime) -> None:
    told.urgency, told.moment = urgency, at


@given("сигнал принят, с человеком не связывались")
def _taken(told: Told) -> None:
    told.status = Status.ACKNOWLEDGED


@given("с человеком связывались")
def _contacted(told: Told) -> None:
    told.status = Status.CONTACTED


@then(step("его принимают до {until:moment}"))
def _take_by(told: Told, until: datetime) -> None:
    assert incidents.due(Status.RAISED, told.urgency, told.moment, TODAY) == until


@then(step("он ждёт до {until:moment}"))
def _waits(told: Told, until: datetime) -> None:
    assert incidents.quiet_until(told.urgency, told.moment, str(ZONE), TODAY) == until


@then("он не ждёт")
def _does_not_wait(told: Told) -> None:
    assert incidents.quiet_until(told.urgency, told.moment, str(ZONE), TODAY) is None


@then("офицер может подтвердить нарушение")
def _officer_may(told: Told) -> None:
    assert lifecycle.allowed(told.status, Status.CONFIRMED, "officer")


@then("офицер не может подтвердить нарушение")
def _officer_may_not(told: Told) -> None:
    assert not lifecycle.allowed(told.status, Status.CONFIRMED, "officer")


@then("программа не может подтвердить нарушение")
def _software_may_not(told: Told) -> None:
    assert not lifecycle.allowed(told.status, Status.CONFIRMED, "system")


@then(step('решает "{who}" по правилу "{code}"'))
def _decides(who: str, code: str) -> None:
    assert rule(code, TODAY).value == who
