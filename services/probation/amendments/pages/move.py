"""A move: the new home from the person's notice, and with one decision what depends on it."""

from collections.abc import Sequence
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.amendments import shown
from services.probation.amendments.actions import ChangedMeanwhile, move
from services.probation.amendments.checks import check
from services.probation.amendments.domain.fields import GROUPS
from services.probation.amendments.forms import Amendment, override_missing, override_of, read_amendment
from services.probation.amendments.law_asked import law_asked
from services.probation.amendments.pages.forms import answered, both_shown, confirm_page, form_page, values_given
from services.probation.amendments.permissions import AmendmentPermission
from services.probation.amendments.queries import facts
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, OverrideNeeded
from services.probation.law_checks.domain import Finding
from services.probation.local_time import local_today
from shared import clock
from shared.registry import MoveDecision, registry
from shared.values import PageContext
from shared.web.asking import is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields

AMENDS = requires(AmendmentPermission.AMEND)
ASKED = tuple(field for field in GROUPS["home"] if field.name != "residence_since")


@get("/people/{person:uuid}/move", guards=[AMENDS])
async def move_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The home as it stands, and an empty place for the new one."""
    case = await case_of(request, person)
    if not case.is_open:
        return back_to(f"/people/{person}/amend")
    known = await facts(person, case.registration)
    given = values_given(ASKED, known) | {"address": "", "kato": ""}
    for step in registry("probation").move_steps:
        given |= await step.proposes(request, case) if step.proposes else {}
    return await _form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/move", guards=[AMENDS], status_code=200)
async def take_over(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Check, ask, write down the new home and take over the zone and the hours."""
    steps = registry("probation").move_steps
    fields = await read_fields(request, *(name for step in steps for name in step.many)) | {"change_kind": "change"}
    case, now = await case_of(request, person), clock.now()
    if not case.is_open:
        return answered(request, case)
    today = local_today(now)
    read = read_amendment(fields, ASKED, lambda values: check("home", values, values, today), today)
    decided = [await step.read(request, case, fields) for step in steps]
    wrong = [each for each in (read, *decided) if isinstance(each, FormErrors)]
    if wrong or not isinstance(read, Amendment):
        messages = {name: text for each in wrong for name, text in each.messages.items()}
        labels = {name: text for each in wrong for name, text in each.labels.items()}
        return await _form(request, case, fields, FormErrors(messages, labels), status=422)
    if fields.get("again") == "yes":
        return await _form(request, case, fields, FormErrors({}))
    asks = await law_asked(person, case.supervising_authority, case.registration, read.changed, today)
    if unexplained := override_missing(fields, asks):
        return await _form(request, case, fields, unexplained, status=422, findings=asks)
    taken = [each for each in decided if isinstance(each, MoveDecision)]
    rows = [*shown.pairs(read.changed), *(row for each in taken for row in each.rows)]
    if not is_sure(fields):
        return confirm_page(request, case, gettext("The person moved"), fields, read.because, rows)
    since = {"residence_since": read.because.valid_from.isoformat()}
    seen = {**read.seen, "residence_since": (await facts(person, case.registration))["residence_since"]}
    try:
        await move(
            person, seen, {**read.wanted, **since}, read.because, [each.act for each in taken], override=override_of(fields),
            by=request.user, now=now,
        )  # fmt: skip
    except ChangedMeanwhile as meanwhile:
        return await _form(request, case, *both_shown(fields, meanwhile), status=409)
    except (AlreadyClosed, OverrideNeeded):
        return answered(request, case)
    return back_to(f"/people/{person}/amend#home")


async def _form(
    request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200, findings: Sequence[Finding] = ()
) -> Template:
    known = await facts(case.person, case.registration)
    steps: list[PageContext] = [
        {"template": step.template, **loaded}
        for step in registry("probation").move_steps
        if (loaded := await step.load(request, case)) is not None
    ]
    return form_page(
        request, case, gettext("The person moved"), ASKED, known, given, errors, status=status, steps=steps, is_move=True, findings=findings
    )  # fmt: skip


route_handlers = [move_page, take_over]
