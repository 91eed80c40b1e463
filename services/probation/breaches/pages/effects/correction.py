"""After an appeal: what the ruling changed is shown as it stands and as it would stand again, and an officer confirms it."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.breaches import words
from services.probation.breaches.actions.effects.correcting import CannotTakeBack, correct, decided_appeal, quashed_ruling
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.forms import CorrectForm, field_names
from services.probation.breaches.pages.effects.drafts import lines_back
from services.probation.breaches.pages.proceeding import row_of
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.rows import Proceeding
from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed, AlreadyDecided
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WORKS = requires(BreachPermission.WORK)


@get("/breaches/{proceeding:uuid}/correction", guards=[WORKS])
async def correction_page(request: Web, proceeding: FromPath[UUID]) -> Template | Redirect:
    """What would be taken back; back to the proceeding where nothing waits to be corrected."""
    row = await row_of(request, proceeding)
    if row.at is not Stage.CORRECTING or row.ended_at is not None:
        return back_to(f"/breaches/{proceeding}")
    return await _form(request, row, {"version": str(row.version)}, FormErrors({}))


@post("/breaches/{proceeding:uuid}/correction", guards=[WORKS], status_code=200)
async def correct_it(request: Web, proceeding: FromPath[UUID]) -> Template | Redirect:
    """Take it back."""
    row, given = await row_of(request, proceeding), await read_fields(request)
    form = parse(CorrectForm, given, field_names())
    try:
        if isinstance(form, FormErrors):
            return await _form(request, row, given, form, status=422)
        await correct(proceeding, form.how, form.words, seen=form.version, by=request.user, now=clock.now())
    except CannotTakeBack:
        told = gettext("It cannot be taken back here any more. Correct it where it stands, then choose that it was corrected elsewhere")
        return await _form(request, row, given, FormErrors({"how": told}, field_names()), status=422)
    except (AlreadyClosed, AlreadyDecided):
        case = await case_of(request, row.person)
        return page(request, "probation/decided.html", status=409, address=f"/breaches/{proceeding}", case=case)
    return back_to(f"/breaches/{proceeding}")


async def _form(request: Web, row: Proceeding, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    ruling = await quashed_ruling(row.id)
    return page(
        request,
        "breaches/correction.html",
        status=status,
        row=row,
        ruling=ruling,
        appeal=await decided_appeal(row.id),
        lines=await lines_back(row, ruling),
        words=words,
        given=given,
        errors=errors,
        names=field_names(),
        hows=[
            ("here", gettext("Take it back now, as it is shown")),
            ("by_hand", gettext("It was corrected elsewhere, as I write below")),
        ],
    )


route_handlers = [correction_page, correct_it]
