"""The desk's rules as scenarios that a lawyer reads: shared/law/desk/features."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from pytest_bdd import given, scenarios, then

from services.reintegration.capacity.deadlines import stale_after
from services.reintegration.confirmation_requests.deadlines import limits
from services.reintegration.confirmation_requests.domain import next_step
from services.reintegration.consents.deadlines import longest_until, renewed_from, told_by
from services.reintegration.continuation.deadlines import consent_due
from services.reintegration.help_requests.deadlines import answer_due as help_answer_due
from services.reintegration.help_requests.keeping.erasing import kept_until
from services.reintegration.job_search.deadlines import proof_days
from services.reintegration.job_search.domain.employment import due_days
from services.reintegration.law.rules import FOLDER, rules
from services.reintegration.need_followup.deadlines import unmoved_before
from services.reintegration.needs.deadlines import reassess_on
from services.reintegration.plans.deadlines import intervals
from services.reintegration.plans.domain.reviews import next_review
from services.reintegration.referral_links.deadlines import link_ends
from services.reintegration.referrals.deadlines import answer_due
from services.reintegration.stages.deadlines import clock, law_on
from services.reintegration.stages.domain.counting import Basis, due, starts
from services.reintegration.tasks.deadlines import task_due
from services.reintegration.vacancies.deadlines import is_old
from shared.messages.base import Need
from tests.support.features import check_lists, check_rules, scenario_names, step, unnamed
from tests.support.features import day as day_of
from tests.support.features import rows as table_rows

FEATURES = sorted((FOLDER / "features").glob("*.feature"))
TODAY, ZONE = date(2026, 3, 10), ZoneInfo("Asia/Almaty")
NEEDS: dict[str, Need] = {"работа": "work", "жильё": "housing", "здоровье": "health", "психическое здоровье": "mental_health"}

scenarios(*(str(path) for path in FEATURES))


@pytest.fixture
def told() -> dict[str, datetime]:
    return {}


@given(step('о помощи "{need}" попросили {day:day} {clock}'))
def _asked(told: dict[str, datetime], need: str, day: date, clock: str) -> None:
    told["task"] = task_due("support", NEEDS[need.strip()], _at(day, clock), ZONE)


@given(step("нарушение подтверждено {day:day} {clock}"))
def _breached(told: dict[str, datetime], day: date, clock: str) -> None:
    told["task"] = task_due("contact", "work", _at(day, clock), ZONE)


@given(step("направление отправлено {day:day} {clock}"))
def _sent(told: dict[str, datetime], day: date, clock: str) -> None:
    told["answer"] = answer_due(_at(day, clock), ZONE)


@then(step("задачу нужно выполнить до {day:day} {clock}"))
def _task_due(told: dict[str, datetime], day: date, clock: str) -> None:
    assert told["task"] == _at(day, clock)


@then(step("ответить нужно до {day:day} {clock}"))
def _answer_due(told: dict[str, datetime], day: date, clock: str) -> None:
    assert told["answer"] == _at(day, clock)


@given(step("человек попросил о помощи через страницу {day:day} {clock}"))
def _asked_for_help(told: dict[str, datetime], day: date, clock: str) -> None:
    told["call"] = help_answer_due(_at(day, clock), ZONE)


@then(step("позвонить нужно до {day:day} {clock}"))
def _call_due(told: dict[str, datetime], day: date, clock: str) -> None:
    assert told["call"] == _at(day, clock)


@given(step("учёт закончился {day:day} {clock}"))
def _ended(told: dict[str, date], day: date, clock: str) -> None:
    told["day"] = consent_due(_at(day, clock), ZONE)


@given(step("согласие отозвано {day:day} {clock}"))
def _taken_back(told: dict[str, date], day: date, clock: str) -> None:
    told["day"] = told_by(_at(day, clock), ZONE)


@then(step("спросить нужно до {day:day}"))
@then(step("сообщить нужно до {day:day}"))
def _day(told: dict[str, date], day: date) -> None:
    assert told["day"] == day


@then(step("согласие с {begins:day} действует не дольше чем до {day:day}"))
def _longest(begins: date, day: date) -> None:
    assert longest_until(begins) == day


@then(step("о работе с {begins:day} спросят {first:day}, {second:day} и {third:day}"))
def _asked_about_work(begins: date, first: date, second: date, third: date) -> None:
    assert due_days(begins, proof_days(TODAY)) == [first, second, third]


@then(step("{on:day} организацию, которую спросили {tries:d} раз {last:day}, спрашивают снова"))
def _asked_again(on: date, tries: int, last: date) -> None:
    assert _next_step(on, tries, last) == "ask"


@then(step("организацию, которую спросили {tries:d} раз {last:day}, ещё не спрашивают"))
def _not_asked_yet(tries: int, last: date) -> None:
    assert _next_step(TODAY, tries, last) == "wait"


@then(step("организацию, которую спросили {tries:d} раза {last:day}, больше не спрашивают"))
def _asked_no_more(tries: int, last: date) -> None:
    assert _next_step(TODAY, tries, last) == "give_up"


def _next_step(on: date, tries: int, last: date) -> str:
    return next_step(tries, _at(last, "10:00"), False, limits(on), _at(on, "10:00"))


@then(step("вакансию, подтверждённую {confirmed:day}, {on:day} ещё не помечают"))
def _vacancy_fresh(confirmed: date, on: date) -> None:
    assert not is_old(confirmed, on)


@then(step("вакансию, подтверждённую {confirmed:day}, {on:day} помечают"))
def _vacancy_old(confirmed: date, on: date) -> None:
    assert is_old(confirmed, on)


@then(step("обращение, на которое ответили {decided:day}, можно прочитать до {until:day}"))
def _request_kept(decided: date, until: date) -> None:
    assert kept_until(decided, decided) == until


@then(step("{on:day} напоминают о согласиях, которые закончатся до {day:day}"))
def _renewed(on: date, day: date) -> None:
    assert renewed_from(on) == day


@then(step("сведения о местах от {counted:day} {on:day} ещё не устарели"))
def _fresh(counted: date, on: date) -> None:
    assert on - counted <= stale_after(on)


@then(step("сведения о местах от {counted:day} {on:day} устарели"))
def _stale(counted: date, on: date) -> None:
    assert on - counted > stale_after(on)


@then(step("план, пересмотренный {held:day} после освобождения {released:day}, пересматривают снова {on:day}"))
def _reviewed_anew(held: date, released: date, on: date) -> None:
    assert next_review(held, urgent=False, began_on=released, intervals=intervals(held))[0] == on


@then(step("план со срочной потребностью, пересмотренный {held:day}, пересматривают снова {on:day}"))
def _reviewed_urgently(held: date, on: date) -> None:
    assert next_review(held, urgent=True, began_on=held, intervals=intervals(held))[0] == on


@then(step("{on:day} потребность без изменений с {last:day} {clock} ждёт слишком долго"))
def _unmoved(on: date, last: date, clock: str) -> None:
    assert _at(last, clock) < unmoved_before(_at(on, "12:00"))


@then(step("{on:day} потребность без изменений с {last:day} {clock} ждёт недолго"))
def _moved(on: date, last: date, clock: str) -> None:
    assert _at(last, clock) >= unmoved_before(_at(on, "12:00"))


@then(step("оценка от {finished:day} устаревает {on:day}"))
def _assessed_anew(finished: date, on: date) -> None:
    assert reassess_on(finished) == on


@given(step("день освобождения {day:day}"))
def _released(told: dict[str, tuple[Basis, date]], day: date) -> None:
    told["path"] = Basis.RELEASE, day


@given(step("помощь началась {day:day} без дня освобождения"))
def _walked_in(told: dict[str, tuple[Basis, date]], day: date) -> None:
    told["path"] = Basis.OPENING, day


@then("этапы начинаются:")
def _stages(told: dict[str, tuple[Basis, date]], datatable: Sequence[Sequence[str]]) -> None:
    law = law_on(TODAY)
    found = {kind.code: on for kind, on in starts(*told["path"], law.stages, law.offsets)}
    assert found == {line["этап"]: day_of(line["день"]) for line in table_rows(datatable)}


@then(step('задача "{code}" с {counted:day} выполняется до {day:day}'))
def _stage_task(code: str, counted: date, day: date) -> None:
    assert due(clock(code, TODAY), counted) == day


@then("правила говорят:")
def _values(datatable: Sequence[Sequence[str]]) -> None:
    check_rules(rules(), datatable, TODAY)


@then("списки говорят:")
def _lists(datatable: Sequence[Sequence[str]]) -> None:
    check_lists(rules(), datatable, TODAY)


def test_every_file_has_a_feature_and_every_value_stands_in_one() -> None:
    assert {path.stem for path in FEATURES} == {path.stem for path in FOLDER.glob("*.toml")}
    assert unnamed(rules(), FEATURES) == set()
    names = [name for path in FEATURES for name in scenario_names(path)]
    assert len(names) == len(set(names)) > 0


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").replace(tzinfo=ZONE).time(), ZONE)


@given(step("ссылка сделана {day:day} {clock}"))
def _linked(told: dict[str, datetime], day: date, clock: str) -> None:
    told["link"] = link_ends(_at(day, clock), ZONE)


@then(step("ссылка действует до {day:day} {clock}"))
def _link_ends(told: dict[str, datetime], day: date, clock: str) -> None:
    assert told["link"] == _at(day, clock)
