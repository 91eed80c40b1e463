"""The administrator's page that changes an account. Asks first: the account's sessions end, and it sees something else."""

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from shared import clock
from shared.access.scope import OF_ORGANISATION
from shared.actors import Authority, Role
from shared.identity import accounts, words
from shared.identity.account_changes.actions import Attributes, attributes_of, change_account, changed
from shared.identity.accounts import AccountRow
from shared.identity.offices.queries import is_retired
from shared.identity.permissions import AccountPermission
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


class AttributesForm(BaseModel):
    """What an account is to be."""

    name: Annotated[str, StringConstraints(min_length=2, max_length=120)]
    office: Annotated[str, StringConstraints(pattern=r"^\d{2,9}(-\d{2})?$")] | None = None
    whole_region: bool = False
    authority: Authority = "probation"
    provider: UUID | None = None
    leads: bool = False


@get("/accounts/{account:uuid}/change")
async def change_page(request: Web, account: FromPath[UUID]) -> Template:
    """The account as it is."""
    row = await _known(account)
    now = attributes_of(row)
    given = {"name": now.name, "office": now.office or "", "authority": now.authority, "provider": str(now.provider or "")}
    ticked = {name: "yes" for name in ("whole_region", "leads") if getattr(now, name)}
    return _shown(request, row, given | ticked, FormErrors({}))


@post("/accounts/{account:uuid}/change", status_code=200)
async def change(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Change it, after asking."""
    row, given = await _known(account), await read_fields(request)
    form = parse(AttributesForm, given, words.account_labels())
    wrong = form if isinstance(form, FormErrors) else _problem(Role(row.role), form) or await _retired(row, form)
    if isinstance(form, FormErrors) or wrong is not None:
        return _shown(request, row, given, wrong or FormErrors({}), status=422)
    leads = form.leads and row.role in AccountPermission.LEAD_STAFF.roles
    after = Attributes(form.name, form.office, form.whole_region, form.authority, form.provider, leads)
    differs = changed(attributes_of(row), after)
    if not differs:
        return back_to("/admin#accounts")
    if not is_sure(given):
        return ask(
            request,
            given,
            title=gettext("Change the account: %(name)s", name=row.name),
            follows=gettext(
                "%(changes)s. Every open session of this account ends. Its cases stay with it until they are handed over; "
                "with another office, what was arranged about standing in ends.",
                changes="; ".join(words.change(name, *pair) for name, pair in differs.items()),
            ),
            button=gettext("Change the account"),
            back=f"/admin/accounts/{account}/change",
        )
    await change_account(account, after, by=request.user, now=clock.now())
    return back_to("/admin#accounts")


def _problem(role: Role, form: AttributesForm) -> FormErrors | None:
    if role in OF_ORGANISATION and form.provider is None:
        return FormErrors({"provider": gettext("Say which organisation they work for")}, words.account_labels())
    if form.whole_region and form.office is None:
        return FormErrors({"office": gettext("Say which office, to know the region")}, words.account_labels())
    return None


async def _retired(row: AccountRow, form: AttributesForm) -> FormErrors | None:
    moves = form.office is not None and form.office != row.office
    return FormErrors({"office": words.office_retired()}, words.account_labels()) if moves and await is_retired(form.office or "") else None


async def _known(account: UUID) -> AccountRow:
    row = await accounts.account_of(account)
    if row is None:
        raise NotFoundException
    return row


def _shown(request: Web, account: AccountRow, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(
        request,
        "admin_account_change.html",
        status=status,
        account=account,
        role=words.role(account.role),
        is_provider=account.role in OF_ORGANISATION,
        may_lead=account.role in AccountPermission.LEAD_STAFF.roles,
        authorities=words.authorities(),
        typed=given,
        errors=errors,
    )


route_handlers: list[ControllerRouterHandler] = [change_page, change]
