"""The lead's pages: the organisation's accounts, a colleague invited, switched off and on again, named as a lead."""

from typing import Any
from uuid import UUID, uuid4

import asyncpg
from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler, ExceptionHandlersMap

from services.reintegration.error_pages import said
from services.reintegration.provider_staff import words
from services.reintegration.provider_staff.forms import InviteForm
from services.reintegration.provider_staff.inviting import invite_once
from services.reintegration.provider_staff.queries import has_ended
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.identity import words as identity_words
from shared.identity.organisations import actions
from shared.identity.organisations.domain import WHY_OFF, WHY_ON, StaffRefused
from shared.identity.organisations.queries import members, own_member
from shared.identity.organisations.showing import secrets_page
from shared.identity.permissions import AccountPermission
from shared.web.asking import ask, ask_reason, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

HOME = "/provider/staff"
ONE = HOME + "/{account:uuid}"
LEADS = [requires(AccountPermission.LEAD_STAFF)]


def refused(request: Request[Any, Any, Any], refusal: StaffRefused) -> Response[str]:
    """What the rules refuse, as a page."""
    return said(request, *words.refused(refusal.code))


REFUSED: ExceptionHandlersMap = {StaffRefused: refused}


@get(HOME, guards=LEADS, exception_handlers=REFUSED)
async def staff(request: Web) -> Template:
    """The organisation's accounts by name."""
    rows = await members(request.user, size=settings().desk_rows, after=cursor(request.query_params.get("after")))
    return page(request, "provider_staff/list.html", rows=rows, w=words, ended=await has_ended(request.user))


@get(f"{HOME}/new", guards=LEADS, exception_handlers=REFUSED)
async def invite_form(request: Web) -> Template:
    """The form."""
    return await _form(request, FormErrors({}), {})


@post(f"{HOME}/new", guards=LEADS, exception_handlers=REFUSED, status_code=200)
async def invite(request: Web) -> Template | Response[str]:
    """Make the account; its password and key are on this one page and nowhere else."""
    fields = await read_fields(request)
    form = parse(InviteForm, fields, words.labels())
    if isinstance(form, FormErrors):
        return await _form(request, form, fields)
    if await has_ended(request.user):
        ended = gettext("Your organisation has ended in the directory: no new accounts are made for it")
        return await _form(request, FormErrors({"login": ended}, words.labels()), fields)
    try:
        made = await invite_once(form, by=request.user, now=clock.now())
    except asyncpg.UniqueViolationError:
        return await _form(request, FormErrors({"login": gettext("This user name is taken")}, words.labels()), fields)
    if made is None:
        todo = gettext(
            "Its password was shown once and is not shown again. If nobody wrote it down, make a new one in the list of accounts."
        )
        return said(request, 409, gettext("This account was made already"), todo)
    return secrets_page(request, form, made.password, made.secret, back=_done())


@post(f"{ONE}/renew", guards=LEADS, exception_handlers=REFUSED, status_code=200)
async def renew(request: Web, account: FromPath[UUID]) -> Template:
    """A new password and key for a colleague who lost theirs. Asks first."""
    row, fields = await own_member(account, request.user), await read_fields(request)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Make a new password and second factor: %(name)s", name=row.name),
            follows=gettext("The password and the code in use stop working at once, and every open session of this account ends."),
            button=gettext("Make new ones"),
            back=HOME,
        )
    made = await actions.renew(account, by=request.user, now=clock.now())
    return secrets_page(request, row, made.password, made.secret, back=_done())


@post(f"{ONE}/disable", guards=LEADS, exception_handlers=REFUSED, status_code=200)
async def disable(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Switch a colleague's account off, with a reason; it is signed out at once."""
    row, reason = await own_member(account, request.user), (await read_fields(request)).get("reason")
    if reason not in WHY_OFF:
        title = gettext("Switch off the account: %(name)s", name=row.name)
        return ask_reason(request, title=title, reasons=words.off_reasons(), back=HOME)
    await actions.switch_off(account, reason, by=request.user, now=clock.now())
    return back_to(HOME)


@post(f"{ONE}/enable", guards=LEADS, exception_handlers=REFUSED, status_code=200)
async def enable(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Switch it on again, with a reason."""
    row, reason = await own_member(account, request.user), (await read_fields(request)).get("reason")
    if reason not in WHY_ON:
        title = gettext("Switch on the account: %(name)s", name=row.name)
        return ask_reason(request, title=title, reasons=words.on_reasons(), back=HOME)
    await actions.switch_on(account, reason, by=request.user, now=clock.now())
    return back_to(HOME)


@post(f"{ONE}/lead", guards=LEADS, exception_handlers=REFUSED, status_code=200)
async def lead(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Name a colleague as a lead, or end it. Asks first."""
    row, fields = await own_member(account, request.user), await read_fields(request)
    leads = fields.get("leads") == "yes"
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Name as a lead: %(name)s", name=row.name) if leads else gettext("No longer a lead: %(name)s", name=row.name),
            follows=gettext("A lead makes accounts of your organisation, switches them off and on again, and names other leads.")
            if leads
            else gettext("They go on working with referrals, and no longer see the accounts of your organisation."),
            button=gettext("Name as a lead") if leads else gettext("No longer a lead"),
            back=HOME,
        )
    await actions.set_lead(account, leads, by=request.user, now=clock.now())
    return back_to(HOME if leads or account != request.user.id else "/provider")


async def _form(request: Web, errors: FormErrors, typed: Fields) -> Template:
    await own_member(request.user.id, request.user)
    return page(
        request, "provider_staff/new.html", status=422 if errors.messages else 200, errors=errors, typed=typed, token=uuid4(),
        names=words.labels(), speaks=[(each["value"], each["text"]) for each in identity_words.languages()],
    )  # fmt: skip


def _done() -> tuple[str, str]:
    return HOME, gettext("Done: back to the accounts")


route_handlers: list[ControllerRouterHandler] = [staff, invite_form, invite, renew, disable, enable, lead]
