"""Who stands in for whom: arranged and ended by the senior officer of the office, seen by the two officers."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.words import office
from services.probation.cover import words
from services.probation.cover.forms import read_cover, read_end
from services.probation.cover.permissions import CoverPermission
from services.probation.local_time import local_today
from services.probation.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.identity.accounts import officers_of
from shared.identity.cover.actions import NotSenior, arrange_cover, correct_end, end_cover
from shared.identity.cover.queries import CoverRow, covers_of, covers_of_office
from shared.identity.words import rule_in_words
from shared.law.internal import rule
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LAST_MOMENT = timedelta(microseconds=1)
"""A cover ends where its next day begins; its last day is that of the moment before."""


@get("/cover", guards=[requires(CoverPermission.SEE)])
async def cover_page(request: Web) -> Template:
    """The covers of the office with a form for a senior officer; an officer's own."""
    return await _page(request, {"since": local_today(clock.now()).isoformat()}, FormErrors({}))


@post("/cover", guards=[requires(CoverPermission.ARRANGE)], status_code=200)
async def arrange(request: Web) -> Template | Redirect:
    """Arrange one."""
    given, now = await read_fields(request), clock.now()
    officers = {each.id for each in await officers_of(request.user.office or "", request.user.authority)}
    form = read_cover(given, officers, local_today(now))
    if isinstance(form, FormErrors):
        return await _page(request, given, form, 422)
    since, until = _begins(form.since), _begins(form.until + timedelta(days=1))
    try:
        await arrange_cover(
            form.covered,
            form.covering,
            since=since,
            until=until,
            reason=form.reason,
            as_senior=form.as_senior,
            by=request.user,
            now=now,
        )
    except NotSenior:
        return await _page(request, given, FormErrors({"as_senior": words.problem("not_senior")}, words.field_names()), 422)
    return back_to("/cover")


@get("/cover/{cover:uuid}", guards=[requires(CoverPermission.SEE)])
async def one_cover(request: Web, cover: FromPath[UUID]) -> Template:
    """One cover, to print; for a senior officer with its last day to correct."""
    found = await _cover(request, cover)
    return _one(request, found, {"until": local_today(found.until - LAST_MOMENT).isoformat()}, FormErrors({}))


@post("/cover/{cover:uuid}", guards=[requires(CoverPermission.ARRANGE)], status_code=200)
async def correct(request: Web, cover: FromPath[UUID]) -> Template | Redirect:
    """Correct the last day."""
    found, given, now = await _cover(request, cover), await read_fields(request), clock.now()
    form = read_end(given, local_today(found.since), local_today(now))
    if isinstance(form, FormErrors):
        return _one(request, found, given, form, 422)
    try:
        if not await correct_end(cover, _begins(form.until + timedelta(days=1)), by=request.user, now=now):
            raise NotFoundException
    except NotSenior:
        return _one(request, found, given, FormErrors({"until": words.problem("not_senior")}, words.field_names()), 422)
    return back_to(f"/cover/{cover}")


@post("/cover/{cover:uuid}/end", guards=[requires(CoverPermission.ARRANGE)], status_code=200)
async def end(request: Web, cover: FromPath[UUID]) -> Template | Redirect:
    """End one before its time. Asks first."""
    now, fields = clock.now(), await read_fields(request)
    found = next((each for each in await covers_of_office(request.user.office or "", now=now) if each.id == cover), None)
    if found is None:
        raise NotFoundException
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("%(covering)s no longer stands in for %(covered)s", covering=found.covering_name, covered=found.covered_name),
            follows=gettext("The cases of the one are no longer seen by the other, from now on."),
            button=gettext("End it now"),
            back="/cover",
        )
    await end_cover(cover, by=request.user, now=now)
    return back_to("/cover")


async def _cover(request: Web, number: UUID) -> CoverRow:
    """One that holds now or later: of the office for a senior officer, one's own for an officer; otherwise 404."""
    by, now = request.user, clock.now()
    leads = may(by, CoverPermission.ARRANGE)
    covers = await (covers_of_office(by.office or "", now=now) if leads else covers_of(by.id, now=now))
    found = next((each for each in covers if each.id == number), None)
    if found is None:
        raise NotFoundException
    return found


def _one(request: Web, cover: CoverRow, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    return page(
        request,
        "cover/one.html",
        status=status,
        leads=may(request.user, CoverPermission.ARRANGE),
        cover=cover,
        office=office(request.user.office or ""),
        reason=words.reason,
        names=words.field_names(),
        day=local_today,
        last_moment=LAST_MOMENT,
        given=given,
        errors=errors,
    )


def _begins(day: date) -> datetime:
    """The first moment of a day where the office is."""
    return datetime.combine(day, time(), ZoneInfo(settings().timezone)).astimezone(UTC)


async def _page(request: Web, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    now, leads = clock.now(), may(request.user, CoverPermission.ARRANGE)
    code = request.user.office or ""
    return page(
        request,
        "cover/page.html",
        status=status,
        leads=leads,
        covers=await (covers_of_office(code, now=now) if leads else covers_of(request.user.id, now=now)),
        officers=[(str(each.id), each.name) for each in await officers_of(code, request.user.authority)] if leads else [],
        reasons=words.reasons(),
        reason=words.reason,
        longest=rule_in_words(rule("cover.longest", local_today(now))),
        names=words.field_names(),
        day=local_today,
        last_moment=LAST_MOMENT,
        given=given,
        errors=errors,
        now=now,
    )


route_handlers = [cover_page, arrange, one_cover, correct, end]
