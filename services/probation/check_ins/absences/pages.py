"""The page on which absences are recorded beforehand and withdrawn."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import StringConstraints

from services.probation.cases import words as case_words
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.check_ins.absences import actions, words
from services.probation.check_ins.domain.absence import Effect, Reason
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.plans import absences_of
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.law import rules as law
from shared import clock
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LONGEST_WHY = 500


class AbsenceForm(CheckedForm):
    """As typed; empty fields are not given."""

    from_on: Day
    until_on: Day
    reason: Reason
    effect: Effect
    document: Annotated[str, StringConstraints(min_length=3, max_length=500)]
    note: Annotated[str, StringConstraints(max_length=2000)] = ""


@get("/people/{person:uuid}/absences", guards=[requires(CheckInPermission.EXCUSE)])
async def absences_page(request: Web, person: FromPath[UUID]) -> Template:
    """Absences that are known, and the form of another one."""
    return await _show(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/absences", guards=[requires(CheckInPermission.EXCUSE)], status_code=200)
async def record_absence(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Record one: check-ins in its time are excused or moved at once."""
    case, fields = await case_of(request, person), await read_fields(request)
    form = parse(AbsenceForm, fields, _labels(), check=_problems)
    if isinstance(form, FormErrors):
        return await _show(request, case, fields, form, status=422)
    new = actions.NewAbsence(form.from_on, form.until_on, form.effect, form.reason, form.document, form.note)
    try:
        await actions.record_absence(person, case.supervising_authority, new, by=request.user, now=clock.now())
    except actions.Overlaps:
        wrong = FormErrors({"from_on": gettext("An absence of these days is recorded already: withdraw it first")}, _labels())
        return await _show(request, case, fields, wrong, status=422)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}/absences")


@post("/people/{person:uuid}/absences/withdraw", guards=[requires(CheckInPermission.EXCUSE)], status_code=200)
async def withdraw_absence(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """It does not hold any more."""
    case, fields = await case_of(request, person), await read_fields(request)
    why, which = fields.get("withdrawn_why", "").strip(), fields.get("absence", "")
    if not why or len(why) > LONGEST_WHY:
        text = gettext("Use at most 500 characters") if why else gettext("Write down your reason")
        errors = FormErrors({"withdrawn_why": text}, {"withdrawn_why": gettext("Why it is withdrawn")})
        return await _show(request, case, fields, errors, status=422)
    try:
        absence = UUID(which)
        await actions.withdraw_absence(person, case.supervising_authority, absence, why, by=request.user, now=clock.now())
    except (ValueError, AlreadyClosed, AlreadyDecided):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/absences", case=case)
    return back_to(f"/people/{person}/absences")


def _problems(right: Right) -> Mapping[str, str]:
    start, end = right.get("from_on", date), right.get("until_on", date)
    today = clock.now().date()
    longest = law.number("check_in.absence.longest", today)
    if start is None or end is None:
        return {}
    if end < start:
        return {"until_on": gettext("The last day is not before the first")}
    if end < today - timedelta(days=1):
        return {"until_on": gettext("This time is over: open the missed check-in and excuse it there")}
    if (end - start).days >= longest:
        return {"until_on": gettext("At most %(days)s days at once (our own rule, not verified)", days=longest)}
    return {}


def _labels() -> dict[str, str]:
    return {
        "from_on": gettext("First day"),
        "until_on": gettext("Last day"),
        "reason": gettext("Reason"),
        "effect": gettext("What becomes of check-ins"),
        "document": gettext("Document"),
        "note": gettext("Note"),
    }


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    rule = law.rule_list("check_in.excuse", clock.now().date())
    allowed = [(code, words.reason(code)) for code in rule.values]
    return page(
        request,
        "check_ins/absences.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        reasons=allowed,
        effects=[(str(one), words.effect(one)) for one in Effect],
        norm=case_words.source(rule.source),
        verified=rule.status == "verified",
        absences=await absences_of(case.person, case.supervising_authority),
        words=words,
    )


route_handlers = [absences_page, record_absence, withdraw_absence]
