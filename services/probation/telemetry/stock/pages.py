"""The stock: how many there are where, the list with filters and as a table, one bracelet with its history, and the vendors' service."""

from datetime import date

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.telemetry.stock import actions, queries, words
from services.probation.telemetry.stock.domain.service_level import Agreed, Served, agreed_on, served
from services.probation.telemetry.stock.domain.states import Event, State
from services.probation.telemetry.stock.domain.transitions import offered
from services.probation.telemetry.stock.forms import AgreementForm, MoveForm
from services.probation.telemetry.stock.permissions import StockPermission
from services.probation.telemetry.stock.rows import AtVendor, Filters, Stocked
from services.probation.telemetry.vendors.queries import vendors
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.identity.accounts import offices
from shared.identity.limits.requests import EXPORTS
from shared.values import PageContext
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS = requires(StockPermission.READ)
ON_A_PAGE, MOST_EXPORTED, LONGEST = 50, 10_000, 64
COLUMNS = ("device", "vendor", "model", "state", "office", "sent_to", "since")


@get("/bracelet-stock", guards=[READS])
async def stock_page(request: Web) -> Template:
    """How many bracelets are in which state, by office and vendor, and the bracelets themselves."""
    asked, after = _asked(request), (request.query_params.get("after") or "")[:LONGEST].replace("\x00", "")
    counted = await queries.counted(request.user)
    table: dict[tuple[str, str], dict[str, int]] = {}
    for each in counted:
        table.setdefault((each.office, each.vendor), dict.fromkeys(State, 0))[each.state] = each.number
    return page(
        request,
        "stock/stock.html",
        table=table,
        totals={str(state): sum(row[state] for row in table.values()) for state in State},
        bracelets=await queries.stocked(request.user, asked, size=ON_A_PAGE, after=after),
        asked=asked,
        vendors=[(each.code, each.name) for each in await vendors()],
        offices=[(office, words.office(office)) for office in sorted({office for office, _ in table if office})],
        errors=FormErrors({}),
        may_enter=may(request.user, StockPermission.CHANGE),
        words=words,
    )


@get("/bracelet-stock.csv", guards=[READS, EXPORTS])
async def stock_csv(request: Web) -> Response[str]:
    """The same for a spreadsheet: an English header, codes, moments in UTC."""
    found = await queries.stocked(request.user, _asked(request), size=MOST_EXPORTED)
    rows = [(row.id, row.vendor, row.model, row.state, row.office, row.sent_to, row.since.isoformat()) for row in found]
    return csv_file(f"bracelets-{local_today(clock.now())}.csv", COLUMNS, rows)


@get("/bracelet-stock/vendors", guards=[READS])
async def vendors_page(request: Web) -> Template:
    """How long vendors take to replace a faulty bracelet, against what was agreed; the late ones first."""
    return await _vendors(request, {}, FormErrors({}))


@post("/bracelet-stock/vendors", guards=[requires(StockPermission.AGREE)], status_code=200)
async def agree(request: Web) -> Template | Redirect:
    """Enter what was agreed with a vendor."""
    fields = await read_fields(request)
    form = parse(AgreementForm, fields, words.field_names())
    if not isinstance(form, FormErrors) and form.vendor not in {each.code for each in await vendors()}:
        form = FormErrors({"vendor": gettext("Choose one")}, words.field_names())
    if isinstance(form, FormErrors):
        return await _vendors(request, fields, form, status=422)
    await actions.agree(form.vendor, form.days, form.valid_from, form.source, by=request.user, now=clock.now())
    return back_to("/bracelet-stock/vendors")


@get("/bracelet-stock/{stocked:str}", guards=[READS])
async def bracelet_page(request: Web, stocked: FromPath[str]) -> Template:
    """One bracelet: where it is, what happened to it, what can be entered."""
    return await _bracelet(request, await _row(request, stocked), {}, FormErrors({}))


@post("/bracelet-stock/{stocked:str}", guards=[requires(StockPermission.CHANGE)], status_code=200)
async def move_bracelet(request: Web, stocked: FromPath[str]) -> Template | Redirect:
    """Enter what happened to it."""
    row, fields = await _row(request, stocked), await read_fields(request)
    form = parse(MoveForm, fields, words.field_names())
    if not isinstance(form, FormErrors) and form.event not in offered(State(row.state)):
        return await _changed(request, row)
    if not isinstance(form, FormErrors) and form.event is Event.SEND and form.target not in await offices("probation"):
        form = FormErrors({"target": words.problem("target")}, words.field_names())
    if isinstance(form, FormErrors):
        return await _bracelet(request, row, fields, form, status=422)
    try:
        await actions.move(
            row.id, form.event, form.why, target=form.target, seen_version=form.version, by=request.user, now=clock.now()
        )  # fmt: skip
    except actions.NoTarget:
        return await _bracelet(request, row, fields, FormErrors({"target": words.problem("target")}, words.field_names()), status=422)
    except AlreadyDecided:
        return await _changed(request, row)
    return back_to(f"/bracelet-stock/{row.id}")


def _asked(request: Web) -> Filters:
    given = request.query_params
    state = given.get("state", "")
    clean = {name: given.get(name, "")[:LONGEST].replace("\x00", "") for name in ("office", "vendor")}
    return Filters(state if state in set(State) else "", **clean)


async def _row(request: Web, device: str) -> Stocked:
    row = await queries.one(request.user, device)
    if row is None:
        raise NotFoundException
    return row


async def _changed(request: Web, row: Stocked) -> Template:
    """Somebody entered something meanwhile: what is there now, and what was typed is not lost by going back."""
    return await _bracelet(
        request, await _row(request, row.id), {},
        FormErrors({"event": words.problem("changed")}),
        status=409,
    )  # fmt: skip


async def _bracelet(request: Web, row: Stocked, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    may_change = may(request.user, StockPermission.CHANGE)
    return page(
        request,
        "stock/bracelet.html",
        status=status,
        bracelet=row,
        movements=await queries.movements(row.id),
        offered=[(str(event), words.event(event)) for event in offered(State(row.state))] if may_change else [],
        sends=may_change and Event.SEND in offered(State(row.state)),
        offices=[(code, words.office(code)) for code in await offices("probation") if code != row.office],
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
    )


async def _vendors(request: Web, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today, levels = local_today(clock.now()), await queries.agreements()
    rule = law.rule("bracelet.vendor_replaces", today)
    found = [
        (visit, _judged(visit, levels.get(visit.vendor, []), int(rule.value), today)) for visit in await queries.at_vendors(request.user)
    ]
    return page(
        request,
        "stock/vendors.html",
        status=status,
        visits=sorted(found, key=lambda each: (-each[1].late_by, each[0].handed_over_at)),
        rule=rule,
        levels=_current(levels, today),
        vendors=[(each.code, each.name) for each in await vendors()],
        may_agree=may(request.user, StockPermission.AGREE),
        given=given,
        errors=errors,
        names=words.field_names(),
    )


def _judged(visit: AtVendor, levels: list[Agreed], otherwise: int, today: date) -> Served:
    begin = local_today(visit.handed_over_at)
    agreed = agreed_on(levels, begin)
    ended = local_today(visit.ended_at) if visit.ended_at else None
    return served(begin, ended, agreed.days if agreed else otherwise, today)


def _current(levels: dict[str, list[Agreed]], today: date) -> PageContext:
    return {vendor: agreed_on(each, today) for vendor, each in levels.items()}


route_handlers = [stock_page, stock_csv, vendors_page, agree, bracelet_page, move_bracelet]
