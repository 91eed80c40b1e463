"""The administrator's pages: staff accounts, kiosks. What is secret is shown once."""

import secrets
from datetime import timedelta
from typing import Annotated
from uuid import UUID

import asyncpg
from litestar import Router, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from shared import clock
from shared.access.pages import PagePermission
from shared.access.scope import OF_ORGANISATION
from shared.actors import Authority, Role
from shared.db.keyset import cursor
from shared.identity import accounts, kiosks, sessions, words
from shared.identity import kiosk_pages as kiosk_admin
from shared.identity.account_changes.pages import route_handlers as account_changes
from shared.identity.accounts import AccountRow
from shared.identity.limits import alarms
from shared.identity.limits.pages import route_handlers as alarm_pages
from shared.identity.limits.words import ShownAlarm, shown
from shared.identity.offices.pages import route_handlers as office_pages
from shared.identity.offices.queries import is_retired
from shared.identity.organisations.showing import secrets_page
from shared.identity.permissions import AccountPermission
from shared.messages.base import Language
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.navigation import service_name
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ACCOUNTS_ON_A_PAGE = 50
ALARMS_SHOWN = 5

Words = Annotated[str, StringConstraints(min_length=2, max_length=120)]
Office = Annotated[str, StringConstraints(pattern=r"^\d{2,9}(-\d{2})?$")]


class AccountForm(BaseModel):
    """A new member of staff, or of a provider."""

    login: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._@-]{3,120}$")]
    name: Words
    role: Role
    office: Office | None = None
    whole_region: bool = False
    authority: Authority = "probation"
    provider: UUID | None = None
    leads: bool = False
    language: Language = "kk"


class KioskForm(BaseModel):
    """A new device and where it stands."""

    name: Words
    office: Office


@get("/")
async def overview(request: Web) -> Template:
    """Everything there is, newest first."""
    return await _overview(request)


@get("/accounts/new")
async def account_page(request: Web) -> Template:
    """The form of a new account."""
    return _account_form(request, FormErrors({}), {})


@post("/accounts/new", status_code=200)
async def add_account(request: Web) -> Template:
    """Create it with a password and a second factor of the system's choosing, shown once."""
    data = await read_fields(request)
    form = parse(AccountForm, data, words.account_labels())
    if isinstance(form, FormErrors):
        return _account_form(request, form, data, status=422)
    if form.role is Role.KIOSK:
        return _account_form(request, FormErrors({"role": gettext("A kiosk is added on its own page")}), data, status=422)
    if form.role in OF_ORGANISATION and form.provider is None:
        return _account_form(request, FormErrors({"provider": gettext("Say which organisation they work for")}), data, status=422)
    if form.leads and form.role not in AccountPermission.LEAD_STAFF.roles:
        return _account_form(request, FormErrors({"leads": gettext("Only the staff of a provider have a lead")}), data, status=422)
    if form.whole_region and form.office is None:
        return _account_form(request, FormErrors({"office": gettext("Say which office, to know the region")}), data, status=422)
    if form.office and await is_retired(form.office):
        return _account_form(request, FormErrors({"office": words.office_retired()}), data, status=422)
    password, now = secrets.token_urlsafe(12), clock.now()
    new = accounts.NewAccount(
        form.login, form.name, form.role, password, form.office, form.provider, form.language, form.authority, form.whole_region, form.leads
    )
    try:
        account = await accounts.create_account(new, by=request.user, at=now)
    except asyncpg.UniqueViolationError:
        return _account_form(request, FormErrors({"login": gettext("This user name is taken")}), data, status=422)
    return await _secrets(request, account, password)


@post("/accounts/{account:uuid}/renew", status_code=200)
async def renew_account(request: Web, account: FromPath[UUID]) -> Template:
    """A new password and second factor, for somebody who lost theirs; every session of the account ends. Asks first."""
    row, fields = await _known(account), await read_fields(request)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Make a new password and second factor: %(name)s", name=row.name),
            follows=gettext("The password and the code in use stop working at once, and every open session of this account ends."),
            button=gettext("Make new ones"),
            back="/admin",
        )
    password = secrets.token_urlsafe(12)
    await accounts.set_password(account, password, by=request.user, at=clock.now())
    return await _secrets(request, account, password)


@post("/accounts/{account:uuid}/disable", status_code=200)
async def disable_account(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Switch off at once. Nobody locks themselves out."""
    await _known(account)
    if account == request.user.id:
        return await _overview(request, problem=gettext("You cannot switch off your own account"))
    await accounts.set_disabled(account, True, by=request.user, at=clock.now())
    await sessions.close_all(account)
    return back_to("/admin")


@post("/accounts/{account:uuid}/enable", status_code=200)
async def enable_account(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Switch on again."""
    row = await _known(account)
    if row.office and await is_retired(row.office):
        return await _overview(request, problem=words.office_retired())
    await accounts.set_disabled(account, False, by=request.user, at=clock.now())
    return back_to("/admin")


@post("/kiosks", status_code=200)
async def add_kiosk(request: Web) -> Template:
    """Register a device; its one-time code is shown once."""
    data = await read_fields(request)
    form = parse(KioskForm, data, words.kiosk_labels())
    if isinstance(form, FormErrors):
        return await _overview(request, kiosk_errors=form, typed=data)
    if await is_retired(form.office):
        return await _overview(request, kiosk_errors=FormErrors({"office": words.office_retired()}), typed=data)
    _, code = await kiosks.create_kiosk(form.name, form.office, by=request.user, at=clock.now())
    return page(request, "admin_kiosk_code.html", name=form.name, code=code)


async def _known(account: UUID) -> AccountRow:
    row = await accounts.account_of(account)
    if row is None:
        raise NotFoundException
    return row


async def _secrets(request: Web, account: UUID, password: str) -> Template:
    """Both secrets of an account, this once; the picture is for an authenticator's camera."""
    secret = await accounts.set_totp(account, by=request.user, at=clock.now())
    await sessions.close_all(account)
    row = await _known(account)
    return secrets_page(request, row, password, secret, back=("/admin", gettext("Done: back to administration")))


def _account_form(request: Web, errors: FormErrors, typed: Fields, *, status: int = 200) -> Template:
    context = {"errors": errors, "typed": typed, "roles": words.role_choices(), "speaks": words.languages()}
    context["authorities"] = words.authorities()
    return page(request, "admin_account.html", status=status, **context)


async def _overview(
    request: Web,
    *,
    problem: str | None = None,
    kiosk_errors: FormErrors | None = None,
    typed: Fields | None = None,
) -> Template:
    wrong = {**(kiosk_errors.messages if kiosk_errors else {})}
    if problem:
        wrong["accounts"] = problem
    return page(
        request,
        "admin.html",
        status=422 if wrong else 200,
        errors=FormErrors(wrong, kiosk_errors.labels if kiosk_errors else {}),
        typed=typed or {},
        role_name=words.role,
        service_name=service_name,
        accounts=await accounts.accounts(size=ACCOUNTS_ON_A_PAGE, after=cursor(request.query_params.get("after"))),
        alarms=await _alarms_of_the_day(),
        kiosks=[(row, words.kiosk_status(row, clock.now())) for row in await kiosks.all_kiosks()],
    )


async def _alarms_of_the_day() -> list[ShownAlarm]:
    since = clock.now() - timedelta(days=1)
    return [shown(each) for each in await alarms.alarms(size=ALARMS_SHOWN) if each.last_at > since]


_PAGES: list[ControllerRouterHandler] = [
    *(overview, account_page, add_account, renew_account, disable_account, enable_account),
    *account_changes,
    *office_pages,
    add_kiosk,
    *kiosk_admin.route_handlers,
]
route_handlers: list[ControllerRouterHandler] = [
    Router("/admin", route_handlers=_PAGES, guards=[requires(PagePermission.ADMINISTRATION)]),
    *alarm_pages,
]
