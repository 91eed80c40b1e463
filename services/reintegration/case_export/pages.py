"""The page on which a copy of a case is put together, and the copy."""

from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler
from pydantic import Field

from services.reintegration import words
from services.reintegration.case_export import words as own_words
from services.reintegration.case_export.actions import Copy, note_copy
from services.reintegration.case_export.contents import Part, contents_of
from services.reintegration.case_export.data import data_of
from services.reintegration.case_export.paper import pdf_of
from services.reintegration.case_export.permissions import CaseExportPermission
from services.reintegration.cases.queries import case as case_of
from services.reintegration.needs import words as need_words
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.settings import settings
from shared import clock
from shared.access import seen
from shared.access.permissions import may
from shared.identity.limits.requests import EXPORTS
from shared.messages.base import Language
from shared.web.forms import CheckedForm, FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page, pdf_file
from shared.web.request import Fields, Web, read_fields

COPIES = requires(CaseExportPermission.COPY)


class Wanted(CheckedForm):
    """Which parts, for whom, in which language; `purpose`: for what sensitive needs are on it."""

    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    recipient: Literal["person", "officer", "court", "lawyer", "provider", "inspection"]
    language: Language
    purpose: Literal["assessment", "plan", "referral", "danger", "asked_by_person"] | None = None


class OwnData(CheckedForm):
    """That the person asked for their data."""

    asked: Literal["yes"]


@get("/cases/{person:uuid}/copy", guards=[COPIES])
async def choose(request: Web, person: FromPath[UUID]) -> Template:
    """Choose the parts; nothing is chosen before."""
    return await _page(request, person, {})


@post("/cases/{person:uuid}/copy", guards=[COPIES, EXPORTS], status_code=200)
async def print_copy(request: Web, person: FromPath[UUID]) -> Template | Response[bytes]:
    """The paper."""
    typed, by, now = await read_fields(request, "parts"), request.user, clock.now()
    form = parse(Wanted, typed, _labels())
    if isinstance(form, FormErrors):
        return await _page(request, person, typed, form)
    case = await case_of(person, by)
    sensitive = form.purpose is not None and may(by, NeedPermission.SENSITIVE)
    purpose = form.purpose if sensitive else None
    await note_copy(person, Copy(form.recipient, "pdf", form.parts, purpose), by=by, now=now)
    seen.saw(person, reason=need_words.purpose(purpose) if purpose else own_words.recipient(form.recipient))
    what = await contents_of(case, form.parts, sensitive=sensitive)
    made = await pdf_of(what, form.recipient, form.language, by_name=by.name, at=now)
    return pdf_file(f"{_file_name(case.case_number)}.pdf", made)


@post("/cases/{person:uuid}/copy/data", guards=[COPIES, EXPORTS], status_code=200)
async def own_data(request: Web, person: FromPath[UUID]) -> Template | Response[bytes]:
    """Everything that is stored about the person, for machines, where they asked for it."""
    typed, by, now = await read_fields(request), request.user, clock.now()
    form = parse(OwnData, typed, {"asked": gettext("The person's own request")})
    if isinstance(form, FormErrors):
        return await _page(request, person, typed, form)
    case = await case_of(person, by)
    sensitive = may(by, NeedPermission.SENSITIVE)
    await note_copy(person, Copy("person", "json", tuple(Part), "asked_by_person" if sensitive else None), by=by, now=now)
    seen.saw(person, reason=need_words.purpose("asked_by_person"))
    what = data_of(await contents_of(case, tuple(Part), sensitive=sensitive), at=now)
    headers = {"content-disposition": f'attachment; filename="{_file_name(case.case_number)}.json"', "cache-control": "no-store"}
    return Response(orjson.dumps(what, option=orjson.OPT_INDENT_2), media_type="application/json", headers=headers)


def _file_name(case_number: str) -> str:
    safe = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in case_number)
    return f"case-{safe}-{clock.now().astimezone(ZoneInfo(settings().timezone)):%Y-%m-%d}"


def _labels() -> dict[str, str]:
    return {
        "parts": gettext("What is on the copy?"),
        "recipient": gettext("For whom is the copy?"),
        "language": gettext("Language of the copy"),
        "purpose": gettext("For what are sensitive needs on it?"),
    }


async def _page(request: Web, person: UUID, typed: Fields, errors: FormErrors | None = None) -> Template:
    case = await case_of(person, request.user)
    return page(
        request,
        "case_export/page.html",
        status=422 if errors else 200,
        case=case,
        labels=_labels(),
        parts=[(each.value, own_words.part(each)) for each in Part],
        recipients=[(code, own_words.recipient(code)) for code in own_words.RECIPIENTS],
        spoken=[(code, words.language(code)) for code in ("kk", "ru", "en")],
        purposes=need_words.purposes() if may(request.user, NeedPermission.SENSITIVE) else [],
        typed=typed,
        errors=errors or FormErrors({}),
    )


route_handlers: list[ControllerRouterHandler] = [choose, print_copy, own_data]
