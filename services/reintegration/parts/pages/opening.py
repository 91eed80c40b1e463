"""An institution opens a case before release."""

from functools import partial
from uuid import uuid4

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.parts.forms import ReleaseForm, release_labels, release_wrong
from services.reintegration.parts.opening import institution_name, open_before_release
from services.reintegration.parts.permissions import PartPermission
from shared import clock
from shared.access.scope import region_of
from shared.identity.accounts import offices_with
from shared.identity.permissions import AccountPermission
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/desk/parts/new", guards=[requires(PartPermission.OPEN)])
async def new_case(request: Web) -> Template:
    """The form."""
    return await _form(request)


@post("/desk/parts/new", guards=[requires(PartPermission.OPEN)], status_code=200)
async def open_case(request: Web) -> Template | Redirect:
    """Open the case on the desk of the place where the person is going to live."""
    by, now, fields = request.user, clock.now(), await read_fields(request)
    check = partial(release_wrong, offices=await offices_with(AccountPermission.HELP), today=common.today(now))
    form = parse(ReleaseForm, fields, release_labels(), check=check)
    if isinstance(form, FormErrors):
        return await _form(request, form, fields)
    name = await institution_name(by)
    await open_before_release(form.case(), form.office, name=name, what=form.what, token=form.token, by=by, now=now)
    return back_to("/desk/parts")


async def _form(request: Web, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    offices = await offices_with(AccountPermission.HELP)
    return page(
        request, "parts/new.html", status=422 if errors else 200, typed=typed or {}, errors=errors or FormErrors({}),
        token=(typed or {}).get("token") or uuid4(), names=release_labels(),
        offices=[(code, f"{common.region(region_of(code))} ({code})") for code in offices],
        spoken=[(code, common.language(code)) for code in ("kk", "ru", "en")],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [new_case, open_case]
