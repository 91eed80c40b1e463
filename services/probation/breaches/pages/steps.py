"""The form of each step."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.breaches.forms import MANY, Versioned, field_names, today
from services.probation.breaches.pages.fields import Shown, StepForm, all_steps
from services.probation.breaches.pages.proceeding import may_do, row_of
from services.probation.breaches.pages.running import REFUSED, refusal, run
from services.probation.breaches.pages.whole import shown_of, whole
from services.probation.breaches.permissions import BreachPermission
from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WORKS = requires(BreachPermission.WORK)


@get("/breaches/{proceeding:uuid}/steps/{act:str}", guards=[WORKS])
async def step_page(request: Web, proceeding: FromPath[UUID], act: FromPath[str]) -> Template | Redirect:
    """The form; where the step does not fit any more, back to the proceeding."""
    row, step = await row_of(request, proceeding), _step(act)
    shown = await shown_of(request, row)
    if not may_do(request, row, step) or not step.offered(shown):
        return back_to(f"/breaches/{proceeding}")
    day = f"{today(row.time_zone, clock.now()):%d.%m.%Y}"
    given = {"version": str(row.version), "on": day, "own_on": "", "court": row.court}
    return await _form(request, shown, step, given, FormErrors({}))


@post("/breaches/{proceeding:uuid}/steps/{act:str}", guards=[WORKS], status_code=200)
async def take_step(request: Web, proceeding: FromPath[UUID], act: FromPath[str]) -> Template | Redirect:
    """Take the step; what was typed stays where something is wrong."""
    row, step, given = await row_of(request, proceeding), _step(act), await read_fields(request, *MANY)
    shown = await shown_of(request, row)
    form = parse(step.model, given, field_names())
    if isinstance(form, FormErrors):
        return await _form(request, shown, step, given, form, 422)
    assert isinstance(form, Versioned)
    try:
        await run(step.code, row, form, by=request.user, now=clock.now())
    except REFUSED as error:
        names = {field.name for field in step.fields(shown)}
        told = {name: text for name, text in refusal(error).items() if name in names}
        return await _form(request, shown, step, given, FormErrors(told or _anywhere(refusal(error), names), field_names()), 422)
    except NotFound:
        raise NotFoundException from None
    except (AlreadyClosed, AlreadyDecided):
        case = await case_of(request, row.person)
        return page(request, "probation/decided.html", status=409, address=f"/breaches/{proceeding}", case=case)
    return back_to(f"/breaches/{proceeding}")


def _anywhere(told: dict[str, str], names: set[str]) -> dict[str, str]:
    """Beside the last field, where the form has none that it is about."""
    return dict.fromkeys(sorted(names)[-1:], next(iter(told.values()), ""))


def _step(code: str) -> StepForm:
    found = all_steps().get(code)
    if found is None:
        raise NotFoundException
    return found


async def _form(request: Web, shown: Shown, step: StepForm, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    return page(
        request,
        "breaches/step.html",
        status=status,
        **await whole(request, shown.row, shown),
        step=step,
        fields=step.fields(shown),
        names=field_names(),
        given=given,
        errors=errors,
        many=MANY,
        known={f"{one.kind}:{one.subject}": one for one in shown.known},
    )


route_handlers = [step_page, take_step]
