"""Emergency access: the form, the record while it lasts, and the review."""

from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import words as case_words
from services.probation.emergency import actions, queries, words
from services.probation.emergency.domain import LASTS, MOST_A_DAY, Access, lasts, most_a_day
from services.probation.emergency.forms import OpenForm, ReviewForm
from services.probation.emergency.permissions import EmergencyPermission
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.telemetry.provenance.words import way
from services.probation.telemetry.words import mechanism
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.access.scope import scope_of
from shared.access.seen import saw
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS, SEARCHES
from shared.identity.words import rule_in_words
from shared.law.internal import rule
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

ON_A_PAGE = 50
HEADER = (
    *("opened_at", "valid_until", "account", "account_name", "account_office", "case_number", "case_office", "reason"),
    *("outcome", "findings", "reviewed_by", "reviewed_at"),
)
NOTHING_WRONG = FormErrors({})


@get("/emergency", guards=[requires(PagePermission.EMERGENCY)])
async def emergency_page(request: Web) -> Template:
    """The form, and the accesses that this reader sees."""
    return await _list(request, {}, NOTHING_WRONG)


@post("/emergency", guards=[requires(EmergencyPermission.OPEN), SEARCHES], status_code=200)
async def open_emergency(request: Web) -> Template | Redirect:
    """Open one. Asks first: it cannot be taken back, and is told at once."""
    given = await read_fields(request)
    form = parse(OpenForm, given, {"number": gettext("IIN or case number"), "reason": gettext("Why it cannot wait")})
    if isinstance(form, FormErrors):
        return await _list(request, given, form, 422)
    if not is_sure(given):
        return ask(
            request,
            {"number": form.number, "reason": form.reason},
            title=gettext("Open the record now, as an emergency"),
            follows=gettext(
                "The office that keeps the case is told at once who you are and why. You can read the record for %(minutes)s minutes and "
                "change nothing. A senior officer reviews it afterwards.",
                minutes=_minutes(),
            ),
            button=gettext("Open the record"),
            back="/emergency",
        )
    try:
        access = await actions.open_access(form.number.replace(" ", ""), form.reason, by=request.user, now=clock.now())
    except NotFound:
        return await _list(request, given, FormErrors({"number": gettext("There is no case of this number: check every digit")}), 422)
    except actions.TooOften:
        most = most_a_day(clock.now().date())
        often = gettext("You have opened %(number)s records as an emergency today: ask your senior officer", number=most)
        return await _list(request, given, FormErrors({"number": often}), 429)
    return back_to(f"/emergency/{access}")


@get("/emergency/{access:uuid}", guards=[requires(PagePermission.EMERGENCY)])
async def access_page(request: Web, access: FromPath[UUID]) -> Template:
    """The record while it is open, for who opened it; for others who opened it, why, and the review."""
    return await _one(request, await _access(request, access), {}, NOTHING_WRONG)


@post("/emergency/{access:uuid}/review", guards=[requires(EmergencyPermission.REVIEW)], status_code=200)
async def review(request: Web, access: FromPath[UUID]) -> Template | Redirect:
    """Write down what the review found."""
    known, given = await _access(request, access), await read_fields(request)
    form = parse(ReviewForm, given, {"outcome": gettext("Outcome"), "findings": gettext("Findings")})
    if isinstance(form, FormErrors):
        return await _one(request, known, given, form, 422)
    try:
        await actions.review_access(access, form.outcome, form.findings, by=request.user, now=clock.now())
    except AlreadyDecided:
        wrong = FormErrors({"outcome": gettext("Somebody else reviewed it meanwhile")})
        return await _one(request, await _access(request, access), given, wrong, 409)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/emergency/{access}")


def _minutes() -> int:
    return int(lasts(clock.now().date()).total_seconds()) // 60


async def _access(request: Web, number: UUID) -> Access:
    found = await queries.access(request.user, number)
    if found is None:
        raise NotFoundException
    return found


async def _list(request: Web, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    today = clock.now().date()
    return page(
        request,
        "emergency/list.html",
        status=status,
        accesses=await queries.accesses(request.user, size=ON_A_PAGE, after=cursor(request.query_params.get("after"))),
        may_open=may(request.user, EmergencyPermission.OPEN),
        may_export=may(request.user, EmergencyPermission.EXPORT),
        minutes=_minutes(),
        lasts=rule_in_words(rule(LASTS, today)),
        most=rule_in_words(rule(MOST_A_DAY, today)),
        office=case_words.office,
        outcome=words.outcome,
        given=given,
        errors=errors,
    )


async def _one(request: Web, access: Access, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    now = clock.now()
    shown = await queries.record(access) if access.shows_record(request.user.id, now) else None
    if shown:
        saw(access.person, reason=access.reason)
    may_review = may(request.user, EmergencyPermission.REVIEW) and access.may_review(request.user.id, scope_of(request.user).offices)
    return page(
        request,
        "emergency/access.html",
        status=status,
        access=access,
        case=shown.case if shown else None,
        duties=shown.duties if shown else [],
        place=shown.place if shown else None,
        source=way(shown.source) if shown and shown.source else "",
        mechanism=mechanism,
        is_mine=access.account == request.user.id,
        may_review=may_review,
        words=case_words,
        outcome=words.outcome,
        outcomes=words.outcomes(),
        given=given,
        errors=errors,
    )


@get("/emergency/table.csv", guards=[requires(EmergencyPermission.EXPORT), EXPORTS])
async def emergency_export(request: Web) -> Response[str]:
    """Every access that this reader sees, with its review, for a spreadsheet; an English header, and moments in UTC."""
    rows = []
    async for each in queries.every_access(request.user):
        saw(each.person)
        rows.append(
            (
                *(each.opened_at.isoformat(), each.valid_until.isoformat(), str(each.account), each.account_name, each.account_office),
                *(each.case_number, each.office, each.reason, each.outcome, each.findings, each.reviewed_by_name),
                each.reviewed_at.isoformat() if each.reviewed_at else None,
            )
        )
    return csv_file("emergency-accesses.csv", HEADER, rows)


route_handlers = [emergency_page, emergency_export, open_emergency, access_page, review]
