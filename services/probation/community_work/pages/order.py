"""The akimat's order, step by step: asked for, arrived, made known under signature, withdrawn."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.community_work import words
from services.probation.community_work.actions import orders
from services.probation.community_work.forms import read_arrived, read_request, read_signed, read_why
from services.probation.community_work.pages.common import Shown, changed_meanwhile, shown
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import sites_of
from services.probation.community_work.rows import ShownOrder
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from shared.db.keyset import cursor
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WRITES = requires(WorkPermission.WRITE)
STEPS = ("requested", "received", "acquainted", "withdrawn")


@get("/people/{person:uuid}/work/order", guards=[WRITES])
async def order_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of one step: the next one unless another is asked for."""
    found = await shown(request, person)
    order = _order(found, request.query_params.get("order"))
    if not found.may_write:
        return back_to(found.home)
    return await _form(request, found, order, _step(order, request.query_params.get("step")), _given(found, order), FormErrors({}))


@post("/people/{person:uuid}/work/order", guards=[WRITES], status_code=200)
async def take_step(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record the step."""
    found, fields = await shown(request, person), await read_fields(request)
    order = _order(found, str(fields.get("order", "")))
    step = _step(order, str(fields.get("step", "")))
    try:
        errors = await _record(request, found, order, step, fields)
    except (AlreadyClosed, AlreadyDecided, NotFound):
        return changed_meanwhile(request, found)
    if errors is not None:
        return await _form(request, found, order, step, fields, errors, status=422)
    return back_to(found.home)


async def _record(request: Web, found: Shown, order: ShownOrder | None, step: str, fields: Fields) -> FormErrors | None:
    person, registration, by, now, today = found.case.person, found.case.registration, request.user, found.now, found.today
    if order is None:
        asked = read_request(fields, today, found.work.sentenced.registered_on)
        if isinstance(asked, FormErrors):
            return asked
        await orders.ask_for_order(
            person, registration, asked.requested_on, asked.request, token=asked.form_token or uuid4(), by=by, now=now, today=today
        )
        return None
    if step == "withdrawn":
        left = read_why(fields)
        if isinstance(left, FormErrors):
            return left
        await orders.withdraw(person, registration, order.id, left.why, seen=left.version, by=by, now=now, today=today)
        return None
    if step == "acquainted":
        signed = read_signed(fields, order, today)
        if isinstance(signed, FormErrors):
            return signed
        await orders.acquaint(person, registration, order.id, signed.acquainted_on, seen=signed.version, by=by, now=now, today=today)
        return None
    form = read_arrived(fields, order, today)
    if isinstance(form, FormErrors):
        return form
    if form.site not in {each.id for each in await sites_of(found.case.office)}:
        return FormErrors({"site": words.problem("choose")}, words.field_names())
    what = orders.Arrived(form.number, form.ordered_on, form.received_on, form.site, form.hours, form.contact)
    await orders.receive(person, registration, order.id, what, seen=form.version, why=form.why, by=by, now=now, today=today)
    return None


def _order(found: Shown, asked: str | None) -> ShownOrder | None:
    """The order that is meant; None for a new one."""
    wanted = cursor(asked)
    if wanted is None:
        return None
    order = next((each for each in found.work.orders if each.id == wanted), None)
    if order is None:
        raise NotFoundException
    return order


def _step(order: ShownOrder | None, asked: str | None) -> str:
    if order is None:
        return "requested"
    if asked in STEPS[1:]:
        return str(asked)
    return "acquainted" if order.received_on else "received"


def _given(found: Shown, order: ShownOrder | None) -> Fields:
    if order is None:
        return {"form_token": str(uuid4()), "requested_on": found.today.isoformat()}
    given: Fields = {"version": str(order.version), "hours": str(order.hours or found.work.requirement.hours)}
    stored = ("number", "ordered_on", "received_on", "site", "contact", "acquainted_on")
    return given | {name: str(getattr(order, name)) for name in stored if getattr(order, name)}


async def _form(
    request: Web, found: Shown, order: ShownOrder | None, step: str, given: Fields, errors: FormErrors, *, status: int = 200
) -> Template:
    return page(
        request,
        "community_work/order.html",
        status=status,
        found=found,
        case=found.case,
        order=order,
        step=step,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        sites=[
            (str(each.id), each.name) for each in await sites_of(found.case.office) if not each.closes_on or each.closes_on >= found.today
        ],
    )


route_handlers = [order_page, take_step]
