"""The administrator's page of offices."""

from typing import Annotated

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from shared import clock
from shared.identity.offices.actions import Changed, StillUsed, keep_office, restore_office, retire_office
from shared.identity.offices.known import Name
from shared.identity.offices.queries import OfficeRow, all_offices
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]


class OfficeForm(BaseModel):
    """An office and its names."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{2,9}(-\d{2})?$")]
    name_kk: Title
    name_ru: Title
    name_en: Title


def labels() -> dict[str, str]:
    """What the fields are called."""
    return {
        "code": gettext("Office (KATO code)"),
        "name_kk": gettext("Name in Kazakh"),
        "name_ru": gettext("Name in Russian"),
        "name_en": gettext("Name in English"),
    }


@get("/offices")
async def offices_page(request: Web) -> Template:
    """Every office, and a form for another one."""
    return await _list(request, FormErrors({}), {})


@post("/offices", status_code=200)
async def keep(request: Web) -> Template | Redirect:
    """Make an office."""
    given = await read_fields(request)
    form = parse(OfficeForm, given, labels())
    if isinstance(form, FormErrors):
        return await _list(request, form, given, status=422)
    if any(row.code == form.code and row.name_kk for row in await all_offices()):
        return await _list(request, _listed(), given, status=409)
    try:
        await keep_office(form.code, Name(form.name_kk, form.name_ru, form.name_en), seen="", by=request.user, now=clock.now())
    except Changed:
        return await _list(request, _listed(), given, status=409)
    return back_to("/admin/offices")


@get("/offices/{code:str}")
async def office_page(request: Web, code: FromPath[str]) -> Template:
    """One office, to rename or retire it."""
    row = await _known(code)
    return _one(request, row, _names(row), FormErrors({}))


@post("/offices/{code:str}", status_code=200)
async def rename(request: Web, code: FromPath[str]) -> Template | Redirect:
    """Give it other names."""
    row, given = await _known(code), await read_fields(request)
    form = parse(OfficeForm, {**given, "code": code}, labels())
    if isinstance(form, FormErrors):
        return _one(request, row, given, form, status=422)
    try:
        seen = str(given.get("seen", ""))
        await keep_office(code, Name(form.name_kk, form.name_ru, form.name_en), seen=seen, by=request.user, now=clock.now())
    except Changed:
        wrong = FormErrors({"name_kk": gettext("Somebody renamed this office meanwhile: compare, and save again")}, labels())
        return _one(request, row, {**given, "seen": row.name_kk}, wrong, status=409)
    return back_to("/admin/offices")


@post("/offices/{code:str}/retire", status_code=200)
async def retire(request: Web, code: FromPath[str]) -> Template | Redirect:
    """Nobody is given to it any more. Asks first."""
    row, given = await _known(code), await read_fields(request)
    if row.used:
        return _one(request, row, _names(row), FormErrors({"retire": still_used(row)}), status=409)
    if not is_sure(given):
        return ask(
            request,
            given,
            title=gettext("Retire the office %(code)s", code=row.code),
            follows=gettext("No account and no kiosk can be given to it. Closed cases keep its name. You can restore it at any time."),
            button=gettext("Retire it"),
            back=f"/admin/offices/{row.code}",
        )
    try:
        await retire_office(code, by=request.user, now=clock.now())
    except StillUsed:
        return _one(request, await _known(code), _names(row), FormErrors({"retire": still_used(row)}), status=409)
    return back_to("/admin/offices")


@post("/offices/{code:str}/restore", status_code=200)
async def restore(request: Web, code: FromPath[str]) -> Redirect:
    """It takes people again."""
    await _known(code)
    await restore_office(code, by=request.user, now=clock.now())
    return back_to("/admin/offices")


def still_used(row: OfficeRow) -> str:
    """Why an office cannot be retired."""
    return gettext(
        "Accounts: %(accounts)s, kiosks: %(kiosks)s. Give them to another office or switch them off first; their cases are handed over"
        " on the page of each officer.",
        accounts=row.accounts, kiosks=row.kiosks,
    )  # fmt: skip


def _listed() -> FormErrors:
    return FormErrors({"code": gettext("This office is in the list: rename it there")}, labels())


async def _known(code: str) -> OfficeRow:
    row = next((each for each in await all_offices() if each.code == code), None)
    if row is None:
        raise NotFoundException
    return row


def _names(row: OfficeRow) -> Fields:
    return {"name_kk": row.name_kk, "name_ru": row.name_ru, "name_en": row.name_en, "seen": row.name_kk}


def _one(request: Web, row: OfficeRow, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(request, "admin_office.html", status=status, row=row, given=given, errors=errors, names=labels())


async def _list(request: Web, errors: FormErrors, given: Fields, *, status: int = 200) -> Template:
    return page(request, "admin_offices.html", status=status, rows=await all_offices(), given=given, errors=errors, names=labels())


route_handlers: list[ControllerRouterHandler] = [offices_page, keep, office_page, rename, retire, restore]
