"""Scenarios of a case: its term, its transfer, notices, visits, messages, documents, and the days that are worked."""

from datetime import date, datetime, timedelta

from pytest_bdd import given, scenarios, then, when

from services.probation.closing.domain import undo_until
from services.probation.field_visits.domain.housing import next_check
from services.probation.law.rules import norms
from services.probation.notices.domain import kinds
from services.probation.opening_papers.checklist import limits as paper_limits
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.todo import due_on
from services.probation.reminders.delivering import limits
from services.probation.reminders.domain.timing import allowed_at
from services.probation.terms.domain.parts import EarlyEnd, Extension, Length, Suspension
from services.probation.transfers.domain import answer_due
from shared.law.calendar import add_working_days, is_working_day, knows_kurban_ait
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import TOLD, ZONE, Told, step

ONE_DAY = timedelta(days=1)

scenarios(*files(RUN["test_case_rules"]))


@given(step("поставлен на учёт {registered:day}, приговор вступил в силу {in_force:day}"))
def _term_begins(told: Told, registered: date, in_force: date) -> None:
    told.registered_on, told.in_force_on = registered, in_force


@when(step("суд продлил срок на {months:d} месяцев {on:day}"))
def _extended(told: Told, months: int, on: date) -> None:
    told.extensions = (Extension(on, Length(months, "months")),)


@when(step("срок не шёл с {since:day} по {last:day}"))
def _suspended(told: Told, since: date, last: date) -> None:
    told.suspensions = (Suspension(since, last + ONE_DAY),)


@when(step("срок не идёт с {since:day}"))
def _still_suspended(told: Told, since: date) -> None:
    told.suspensions = (Suspension(since),)


@when(step("суд прекратил срок досрочно {on:day}"))
def _ended_early(told: Told, on: date) -> None:
    told.early_end = EarlyEnd(on)


@then(step("последний день срока {on:day}"))
def _last_day(told: Told, on: date) -> None:
    assert told.ends_on == on


@then("последний день срока неизвестен")
def _no_last_day(told: Told) -> None:
    assert told.ends_on is None


@given(step("дело закрыто {at:moment}"))
@given(step("дело предложено {at:moment}"))
@given(step("сообщение готово {at:moment}"))
def _at(told: Told, at: datetime) -> None:
    told.moment = at


@then(step("вернуть его можно до {until:moment}"))
def _undo(told: Told, until: datetime) -> None:
    assert undo_until(told.moment, told.moment.date()) == until


@then(step("ответить нужно до {until:moment}"))
def _answer(told: Told, until: datetime) -> None:
    assert answer_due(told.moment) == until


@when(step('человек сообщает "{what}"'))
def _tells(told: Told, what: str) -> None:
    assert told.facts.category is not None
    told.norm = kinds.norm(kinds.Kind(TOLD[what]), told.facts.category, told.moment.date())


@then(step('нужно "{form}" по правилу "{code}"'))
def _form(told: Told, form: str, code: str) -> None:
    assert told.norm is not None
    assert (told.norm.form, told.norm.rule.code) == ({"уведомление": "notice", "разрешение": "permission"}[form], code)


@then(step("после конца поездки ждут {hours:d} часа"))
def _grace(told: Told, hours: int) -> None:
    assert kinds.return_grace(told.moment.date()) == timedelta(hours=hours)


@given(step("жильё проверили {on:day}"))
def _checked(told: Told, on: date) -> None:
    told.last_check = on


@when(step("его поставили на учёт {registered:day} до {until:day}"))
def _registered_until(told: Told, registered: date, until: date) -> None:
    told.registered_on, told.term_ends_on = registered, until


@then(step("проверить жильё нужно до {on:day}"))
def _check_due(told: Told, on: date) -> None:
    assert check_of(told) == on


@then("проверять жильё не нужно")
def _no_check(told: Told) -> None:
    assert check_of(told) is None


def check_of(told: Told) -> date | None:
    assert told.facts.born_on is not None
    return next_check(birth_date=told.facts.born_on, registered_on=told.registered_on, last=told.last_check, term_ends_on=told.term_ends_on)


@given(step("в этот день человеку уже писали {times:d} раза"))
def _sent(told: Told, times: int) -> None:
    told.sent = tuple(replace_hour(told.moment, 9 + number) for number in range(times))


def replace_hour(at: datetime, hour: int) -> datetime:
    return at.replace(hour=hour)


@then(step("его отправят {at:moment}"))
def _sent_at(told: Told, at: datetime) -> None:
    assert allowed_at(told.moment, ZONE, told.sent, limits(told.moment)) == at


@then(step('{on:day} лицо можно использовать по норме "{code}", она не проверена'))
def _norm_holds(on: date, code: str) -> None:
    assert [(norm.code, norm.status) for norm in norms(on)] == [(code, "unverified")]


@then(step("{on:day} такой нормы ещё нет"))
def _no_norm(on: date) -> None:
    assert norms(on) == ()


@then(step("{on:day} выходной"))
def _day_off(on: date) -> None:
    assert not is_working_day(on)


@then(step("{on:day} рабочий"))
def _working_day(on: date) -> None:
    assert is_working_day(on)


@then(step("пять рабочих дней после {day:day} истекают {last:day}"))
def _five(day: date, last: date) -> None:
    assert add_working_days(day, 5) == last


@then(step("Курбан-айт {year:d} года известен"))
def _known(year: int) -> None:
    assert knows_kurban_ait(year)


@then(step("Курбан-айт {year:d} года неизвестен"))
def _unknown(year: int) -> None:
    assert not knows_kurban_ait(year)


@given(step("человека поставили на учёт {on:day}"))
def _on_the_register(told: Told, on: date) -> None:
    told.registered_on = on


@then(step('документ "{form}" нужен до {last:day}'))
def _paper_due(told: Told, form: str, last: date) -> None:
    assert due_on(paper_limits(told.registered_on)[FormCode(form)], told.registered_on, add_working_days) == last


@then(step('срока для "{form}" нет'))
def _no_limit(told: Told, form: str) -> None:
    assert FormCode(form) not in paper_limits(told.registered_on)
