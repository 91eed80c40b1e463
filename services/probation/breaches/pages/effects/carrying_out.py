"""Carrying out a ruling: what it changes is shown as it stands and as it would stand, and an officer confirms it."""

from datetime import timedelta
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.breaches import words
from services.probation.breaches.actions.effects.applying import Confirmed, NoDecision, apply_ruling, second_is_asked
from services.probation.breaches.actions.effects.duties import NoDuties
from services.probation.breaches.actions.effects.keeping import is_done
from services.probation.breaches.actions.effects.term import AgainstTerm
from services.probation.breaches.actions.rulings import waiting_ruling
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.pages.effects.drafts import lines_of
from services.probation.breaches.pages.effects.form import MANY, read_effect, shown_form
from services.probation.breaches.pages.proceeding import row_of
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed, AlreadyDecided, FormUsed, OverrideNeeded, SameDecision
from services.probation.local_time import local_today
from services.probation.register.form_words import problem as decision_problem
from services.probation.terms.words import problem as term_problem
from shared import clock
from shared.law.calendar import next_working_day
from shared.web.asking import is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.kept import keep_when_asked
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WORKS = requires(BreachPermission.WORK)


@get("/breaches/{proceeding:uuid}/effect", guards=[WORKS])
async def effect_page(request: Web, proceeding: FromPath[UUID]) -> Template | Redirect:
    """The draft of what the ruling changes; back to the proceeding where nothing waits to be carried out."""
    row = await row_of(request, proceeding)
    if not row.goes_on or row.at is not Stage.RULED or await second_is_asked(row):
        return back_to(f"/breaches/{proceeding}")
    ruling, today = await waiting_ruling(proceeding), local_today(clock.now())
    given: Fields = {
        "version": str(row.version), "form_token": str(uuid4()), "court": ruling.court, "court_decision_on": ruling.ruled_on.isoformat(),
        "in_force_on": ruling.ruled_on.isoformat(), "registered_on": today.isoformat(),
        "first_check_in_on": next_working_day(today + timedelta(days=1)).isoformat(),
    }  # fmt: skip
    return await _form(request, row, ruling, given, FormErrors({}))


@post("/breaches/{proceeding:uuid}/effect", guards=[WORKS], status_code=200)
async def carry_out(request: Web, proceeding: FromPath[UUID]) -> Template | Redirect:
    """Show what would change; once that is confirmed, carry it out."""
    row, fields, now = await row_of(request, proceeding), await read_fields(request, *MANY), clock.now()
    try:
        ruling = await waiting_ruling(proceeding)
        read = await read_effect(row, ruling, fields, by=request.user, now=now)
        if isinstance(read, FormErrors):
            return await _form(request, row, ruling, fields, read, status=422)
        confirmed, seen = read
        if not is_sure(fields):
            return await _form(request, row, ruling, fields, FormErrors({}), confirmed=confirmed)
        await apply_ruling(proceeding, confirmed, seen=seen, by=request.user, now=now)
    except (AlreadyClosed, AlreadyDecided):
        case = await case_of(request, row.person)
        return page(request, "probation/decided.html", status=409, address=f"/breaches/{proceeding}", case=case)
    except (AgainstTerm, NoDuties, NoDecision, SameDecision, OverrideNeeded, FormUsed) as error:
        return await _form(request, row, ruling, fields, FormErrors(_refusal(error)), status=422)
    return back_to(f"/breaches/{proceeding}")


def _refusal(error: Exception) -> dict[str, str]:
    if isinstance(error, AgainstTerm):
        return {"words": term_problem(error.code)}
    if isinstance(error, NoDuties):
        return {"conditions": gettext("Choose at least one duty that ends or that holds from now on")}
    if isinstance(error, SameDecision):
        return {"court_decision_on": decision_problem("same_decision")}
    if isinstance(error, OverrideNeeded):
        return {"override_reason": gettext("Correct what is mistyped first. If it is right as it is, say why: a senior officer reads it.")}
    return {"category": decision_problem("form_used")}


async def _form(
    request: Web,
    row: Proceeding,
    ruling: ShownRuling,
    given: Fields,
    errors: FormErrors,
    *,
    confirmed: Confirmed | None = None,
    status: int = 200,
) -> Template:
    """`confirmed`: everything was filled in; it is shown before it is done."""
    now, asks = clock.now(), {Owner.DECISION, Owner.DUTIES} & set(ruling.owners)
    if await is_done(row.id, ruling, Owner.DECISION):
        asks = set()
    draft = confirmed or (Confirmed("") if not asks else None)
    if confirmed is not None:
        keep_when_asked(request)
    return page(
        request,
        "breaches/effect.html",
        status=status,
        many=MANY,
        case=await case_of(request, row.person),
        row=row,
        ruling=ruling,
        words=words,
        given=given,
        errors=errors,
        asks=sorted(asks),
        confirmed=confirmed,
        lines=await lines_of(row, ruling, draft, now) if draft is not None else [],
        sent=[(name, text) for name, value in given.items() if name not in ("_csrf_token", "sure")
              for text in (value if isinstance(value, list) else [value])],
        **await shown_form(row, asks, given, errors, by=request.user, now=now),
    )  # fmt: skip


route_handlers = [effect_page, carry_out]
