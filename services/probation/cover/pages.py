"""Who stands in for whom: arranged and ended by the senior officer of the office, seen by the two officers."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cover import words
from services.probation.cover.forms import read_cover
from services.probation.cover.permissions import CoverPermission
from services.probation.local_time import local_today
from services.probation.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.identity.accounts import officers_of
from shared.identity.cover.actions import arrange_cover, end_cover
from shared.identity.cover.queries import covers_of, covers_of_office
from shared.identity.words import rule_in_words
from shared.law.internal import rule
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cover", guards=[requires(CoverPermission.SEE)])
async def cover_page(request: Web) -> Template:
    """The covers of the office with a form for a senior officer; an officer's own."""
    return await _page(request, {"since": local_today(clock.now()).isoformat()}, FormErrors({}))


@post("/cover", guards=[requires(CoverPermission.ARRANGE)], status_code=200)
async def arrange(request: Web) -> Template | Redirect:
    """Arrange one."""
    given, now = await read_fields(request), clock.now()
    officers = {each.id for each in await officers_of(request.user.office or "")}
    form = read_cover(given, officers, local_today(now))
    if isinstance(form, FormErrors):
        return await _page(request, given, form, 422)
    since, until = _begins(form.since), _begins(form.until + timedelta(days=1))
    await arrange_cover(form.covered, form.covering, since=since, until=until, reason=form.reason, by=request.user, now=now)
    return back_to("/cover")


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


def _begins(day: date) -> datetime:
    """The first moment of a day where the office is."""
    return datetime.combine(day, time(), ZoneInfo(settings().timezone)).astimezone(UTC)


async def _page(request: Web, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    now, leads = clock.now(), may(request.user, CoverPermission.ARRANGE)
    office = request.user.office or ""
    return page(
        request,
        "cover/page.html",
        status=status,
        leads=leads,
        covers=await (covers_of_office(office, now=now) if leads else covers_of(request.user.id, now=now)),
        officers=[(str(each.id), each.name) for each in await officers_of(office)] if leads else [],
        reasons=words.reasons(),
        reason=words.reason,
        longest=rule_in_words(rule("cover.longest", local_today(now))),
        names=words.field_names(),
        day=local_today,
        last_moment=timedelta(microseconds=1),
        given=given,
        errors=errors,
        now=now,
    )


route_handlers = [cover_page, arrange, end]
