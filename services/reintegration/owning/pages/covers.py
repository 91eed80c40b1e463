"""Who stands in for whom on the desk: arranged and ended by the manager. Whoever stands in sees the other's cases as their own."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.owning import words
from services.reintegration.owning.domain import LAST_MOMENT
from services.reintegration.owning.forms import CoverForm, LastDayForm, cover_labels, cover_wrong, last_day_wrong
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.queries import loads
from services.reintegration.settings import settings
from shared import clock
from shared.identity.cover.actions import NotInOffice, WrongTime, arrange_cover, correct_end, end_cover
from shared.identity.cover.queries import CoverRow
from shared.identity.permissions import AccountPermission
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/desk/team/covers", guards=[requires(OwningPermission.TEAM)])
async def covers_page(request: Web) -> Template:
    """Who is away now or later, and the form for another absence."""
    return await _page(request)


@post("/desk/team/covers", guards=[requires(OwningPermission.TEAM)], status_code=200)
async def arrange(request: Web) -> Template | Redirect:
    """Arrange that one stands in for the other."""
    by, now, fields = request.user, clock.now(), await read_fields(request)
    offices = {each.id: each.office for each in await loads.team_of(by)}
    form = parse(CoverForm, fields, cover_labels(), check=cover_wrong(offices, common.today(now)))
    if isinstance(form, FormErrors):
        return await _page(request, form, fields)
    since, until = _begins(form.since), _begins(form.until + timedelta(days=1))
    try:
        await arrange_cover(
            form.covered, form.covering, since=since, until=until, reason=form.reason, among=AccountPermission.HELP,
            by=replace(by, office=offices[form.covered]), now=now,
        )  # fmt: skip
    except (NotInOffice, WrongTime):
        wrong = FormErrors({"covering": gettext("Somebody changed the accounts meanwhile: choose again")}, cover_labels())
        return await _page(request, wrong, fields)
    return back_to("/desk/team/covers")


@post("/desk/team/covers/{cover:uuid}/end", guards=[requires(OwningPermission.TEAM)], status_code=200)
async def end(request: Web, cover: FromPath[UUID]) -> Template | Redirect:
    """End one before its time. Asks first."""
    by, now, fields = request.user, clock.now(), await read_fields(request)
    found = await _cover(request, cover)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("%(covering)s no longer stands in for %(covered)s", covering=found.covering_name, covered=found.covered_name),
            follows=gettext("The cases of the one are no longer among the other's own, from now on."),
            button=gettext("End it now"),
            back="/desk/team/covers",
        )
    await end_cover(cover, by=replace(by, office=found.office), now=now)
    return back_to("/desk/team/covers")


@get("/desk/team/covers/{cover:uuid}", guards=[requires(OwningPermission.TEAM)])
async def one(request: Web, cover: FromPath[UUID]) -> Template:
    """The form for another last day, before and after the absence has begun."""
    return _one(request, await _cover(request, cover))


@post("/desk/team/covers/{cover:uuid}", guards=[requires(OwningPermission.TEAM)], status_code=200)
async def correct(request: Web, cover: FromPath[UUID]) -> Template | Redirect:
    """Let it end on another day."""
    by, now, fields, found = request.user, clock.now(), await read_fields(request), await _cover(request, cover)
    check = partial(last_day_wrong, since=common.today(found.since), today=common.today(now))
    form = parse(LastDayForm, fields, cover_labels(), check=check)
    if isinstance(form, FormErrors):
        return _one(request, found, form, fields)
    if form.seen != common.today(found.until - LAST_MOMENT):
        raise NotAllowed("changed")
    if not await correct_end(cover, _begins(form.until + timedelta(days=1)), by=replace(by, office=found.office), now=now):
        raise NotThere
    return back_to("/desk/team/covers")


async def _cover(request: Web, cover: UUID) -> CoverRow:
    found = next((each for each in await loads.covers(request.user, now=clock.now()) if each.id == cover), None)
    if found is None:
        raise NotThere
    return found


def _one(request: Web, found: CoverRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    until = common.today(found.until - LAST_MOMENT)
    return page(
        request, "owning/cover.html", status=422 if errors else 200, cover=found, since=common.today(found.since), until=until, words=words,
        names=cover_labels(), errors=errors or FormErrors({}), typed=typed or {"until": until.isoformat()},
    )  # fmt: skip


def _begins(day: date) -> datetime:
    """The first moment of a day at the desk."""
    return datetime.combine(day, time(), ZoneInfo(settings().timezone)).astimezone(UTC)


async def _page(request: Web, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    by, now = request.user, clock.now()
    return page(
        request, "owning/covers.html", status=422 if errors else 200, words=words, covers=await loads.covers(by, now=now), now=now,
        workers=[(str(each.id), each.name) for each in await loads.team_of(by)], reasons=words.absences(), names=cover_labels(),
        day=common.today, last_moment=LAST_MOMENT, errors=errors or FormErrors({}),
        typed=typed or {"since": common.today(now).isoformat()},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [covers_page, arrange, one, correct, end]
