"""What the desk's and the provider's pages of vacancies have in common; `home` is the address of the list."""

from functools import partial
from typing import get_args
from uuid import UUID, uuid4

from litestar.response import Redirect, Template

from services.reintegration import words as common
from services.reintegration.consents.recipients import found_organisations
from services.reintegration.vacancies import actions, queries, words
from services.reintegration.vacancies.deadlines import is_old
from services.reintegration.vacancies.domain import NEED_WORDS, Act, Kind, Period, VacancyRow, acts
from services.reintegration.vacancies.forms import MoveForm, VacancyForm, labels, typed_from, wrong
from services.reintegration.vacancies.permissions import VacancyPermission
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

DESK, PROVIDER = "/vacancies", "/provider/vacancies"


async def one(request: Web, home: str, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """One vacancy with what can be done."""
    row, today = await queries.vacancy(number, request.user), common.today(clock.now())
    may_write = may(request.user, VacancyPermission.WRITE) or may(request.user, VacancyPermission.OWN)
    return page(
        request, "vacancies/one.html", status=422 if errors else 200, row=row, home=home, words=words, p=common,
        events=await queries.events_of(number), old=is_old(row.confirmed_on, today), may_write=may_write, names=labels(),
        acts=acts(row.state, actions.party_of(request.user)) if may_write else [], need_words=NEED_WORDS,
        errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


async def moved(request: Web, home: str, number: UUID) -> Template | Redirect:
    """Another state; an act that needs words and has none is asked again."""
    fields = await read_fields(request)
    form = parse(MoveForm, fields, labels())
    if not isinstance(form, FormErrors) and form.act in NEED_WORDS and not form.why:
        form = FormErrors({"why": gettext("Say why")}, labels())
    elif not isinstance(form, FormErrors) and form.act in (Act.OPEN, Act.PROPOSE) and await _is_over(request, number):
        form = FormErrors({"act": gettext("The last day to apply has passed. Change it first.")})
    if isinstance(form, FormErrors):
        return await one(request, home, number, form, fields)
    await actions.move(number, form.act, why=form.why or "", seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"{home}/{number}")


async def written(request: Web, home: str) -> Template | Redirect:
    """A new draft."""
    fields, now = await read_fields(request, "languages"), clock.now()
    if fields.get("find"):
        return await new(request, home, typed=fields)
    form = parse(VacancyForm, fields, labels(), check=partial(wrong, today=common.today(now), organisation=home == DESK))
    if isinstance(form, FormErrors):
        return await new(request, home, form, fields)
    whose = form.organisation if home == DESK else request.user.provider
    assert whose is not None
    made = await actions.write(whose, form.written(), token=form.token or uuid4(), by=request.user, now=now)
    return back_to(f"{home}/{made}")


async def changed(request: Web, home: str, number: UUID) -> Template | Redirect:
    """Write it anew."""
    fields, now, row = await read_fields(request, "languages"), clock.now(), await queries.vacancy(number, request.user)
    form = parse(VacancyForm, fields, labels(), check=partial(wrong, today=common.today(now), taken=row.taken, before=row.closes_on))
    if isinstance(form, FormErrors):
        return await filled(request, home, row, form, fields)
    await actions.change(number, form.written(), seen_version=form.version or 0, by=request.user, now=now)
    return back_to(f"{home}/{number}")


async def new(request: Web, home: str, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """The empty form."""
    return await _form(request, home, errors, typed or {"currency": "KZT"})


async def filled(request: Web, home: str, row: VacancyRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """The form with what the vacancy says."""
    return await _form(request, home, errors, typed or typed_from(row), row)


async def _form(request: Web, home: str, errors: FormErrors | None, typed: Fields, row: VacancyRow | None = None) -> Template:
    organisations = []
    if home == DESK and row is None:
        chosen = [UUID(typed["organisation"])] if _is_uuid(typed.get("organisation")) else []
        organisations = await found_organisations(str(typed.get("find_name") or ""), request.user.office or "", chosen)
    return page(
        request, "vacancies/form.html", status=422 if errors else 200, home=home, row=row, errors=errors or FormErrors({}), typed=typed,
        names=labels(), token=typed.get("token") or uuid4(), regions=words.regions(), organisations=organisations, many=("languages",),
        kinds=[(code, words.kind(code)) for code in get_args(Kind)], periods=[(code, words.period(code)) for code in get_args(Period)],
        spoken=[(code, common.language(code)) for code in ("kk", "ru", "en")],
    )  # fmt: skip


async def _is_over(request: Web, number: UUID) -> bool:
    closes_on = (await queries.vacancy(number, request.user)).closes_on
    return closes_on is not None and closes_on < common.today(clock.now())


def _is_uuid(text: object) -> bool:
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False
