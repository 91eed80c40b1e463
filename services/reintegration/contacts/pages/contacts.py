"""Contacts and appointments of a case, and the form for a contact that was made."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.contacts import actions, queries, words
from services.reintegration.contacts.domain import KINDS, WITH, clock_of_person
from services.reintegration.contacts.forms import ContactForm, contact_wrong, labels
from services.reintegration.contacts.permissions import ContactPermission
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/contacts", guards=[requires(ContactPermission.KEEP)])
async def contacts(request: Web, person: FromPath[UUID]) -> Template:
    """Every appointment and contact of a case."""
    case = await cases.case(person, request.user)
    after = cursor(request.query_params.get("contacts"))
    return page(
        request, "contacts/list.html", case=case, appointments=await queries.appointments_of(person), words=words, now=clock.now(),
        contacts=await queries.contacts_of(person, size=settings().desk_rows, after=after), may_act=case.status == CaseStatus.OPEN,
        theirs=lambda row: clock_of_person(row.starts_at, row.time_zone, settings().timezone),
    )  # fmt: skip


@get("/cases/{person:uuid}/contacts/new", guards=[requires(ContactPermission.KEEP)])
async def new_contact(request: Web, person: FromPath[UUID]) -> Template:
    """The form."""
    return await _form(request, person)


@post("/cases/{person:uuid}/contacts/new", guards=[requires(ContactPermission.KEEP)])
async def add(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Write the contact down."""
    fields, now = await read_fields(request), clock.now()
    form = parse(ContactForm, fields, labels(), check=partial(contact_wrong, now=now, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    await actions.write_down(person, form.contact(), token=form.token, by=request.user, now=now)
    return back_to(f"/cases/{person}/contacts")


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await cases.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    return page(
        request, "contacts/new.html", status=422 if errors else 200, case=case, errors=errors or FormErrors({}), typed=typed or {},
        token=uuid4(), kinds=[(code, words.kind(code)) for code in KINDS], people=[(code, words.with_whom(code)) for code in WITH],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [contacts, new_contact, add]
