"""The form for a new case, and the question whether it is somebody the desk knows."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.cases.queries import case as case_of
from services.reintegration.cases.words import ground, origin
from services.reintegration.intake import actions
from services.reintegration.intake.bringers import bringer_of, keep_bringer
from services.reintegration.intake.forms import Brought, Intake, labels, wrong
from services.reintegration.intake.queries import likely_same
from shared import clock
from shared.messages.base import NEEDS
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ORIGINS = ("walk_in", "institution", "akimat", "organisation")


@get("/cases/new", guards=[requires(CasePermission.ACT)])
async def new_case(request: Web) -> Template:
    """The form."""
    return _form(request, {})


@post("/cases/new", guards=[requires(CasePermission.ACT)])
async def open_case(request: Web) -> Template | Redirect:
    """Open the case; where the desk knows somebody of the same name, the worker looks first."""
    fields, now = await read_fields(request, "needs"), clock.now()
    form = parse(Intake, fields, labels(), check=partial(wrong, today=words.today(now)))
    if isinstance(form, FormErrors):
        return _form(request, fields, form)
    new = form.case()
    if form.other_person is None:
        same = await likely_same(f"{form.family_name} {form.given_name}", form.birth_year, form.phone, request.user)
        if same:
            sent = [(name, text) for name, value in fields.items() if name != "_csrf_token" for text in _each(value)]
            return page(request, "intake/same.html", same=same, sent=sent, name=new.name, ground=ground)
    person = await actions.take_in(
        new, needs=form.needs, words=form.words or "", token=form.token, by=request.user, now=now, bringer=form.bringer()
    )
    return back_to(f"/cases/{person}")


def _form(request: Web, typed: Fields, errors: FormErrors | None = None) -> Template:
    return page(
        request,
        "intake/new.html",
        status=422 if errors else 200,
        typed=typed,
        errors=errors or FormErrors({}),
        token=typed.get("token") or uuid4(),
        needs=[(code, words.need(code)) for code in NEEDS],
        origins=[(code, origin(code)) for code in ORIGINS],
        spoken=[(code, words.language(code)) for code in ("kk", "ru", "en")],
    )


def _each(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


@get("/cases/{person:uuid}/brought-by", guards=[requires(CasePermission.ACT)])
async def brought_by(request: Web, person: FromPath[UUID]) -> Template:
    """Correct who brought the case."""
    return await _brought(request, person)


@post("/cases/{person:uuid}/brought-by", guards=[requires(CasePermission.ACT)], status_code=200)
async def keep_brought_by(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Keep the correction."""
    typed = await read_fields(request)
    form = parse(Brought, typed, labels())
    if isinstance(form, FormErrors):
        return await _brought(request, person, typed, form)
    await keep_bringer(person, form.bringer(), seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


async def _brought(request: Web, person: UUID, typed: Fields | None = None, errors: FormErrors | None = None) -> Template:
    case, known = await case_of(person, request.user), await bringer_of(person)
    stored: Fields = (
        {"organisation": known.organisation, "contact": known.contact or "", "contact_phone": known.phone or ""} if known else {}
    )
    return page(
        request, "intake/brought_by.html", status=422 if errors else 200, case=case, version=known.version if known else 0,
        typed=typed or stored, errors=errors or FormErrors({}), labels=labels(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [new_case, open_case, brought_by, keep_brought_by]
