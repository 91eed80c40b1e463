"""From a person's page to the other record, both side by side, the proposal, and the second officer's answer."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.amendments import words as amendment_words
from services.probation.cases import queries as cases_queries
from services.probation.cases import words as cases_words
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.merging import actions, words
from services.probation.merging.actions import ChangedMeanwhile, Hindered
from services.probation.merging.domain import WAITS, Step, swapped
from services.probation.merging.effects.rows import titles
from services.probation.merging.forms import AnswerForm, read_proposal
from services.probation.merging.permissions import MergingPermission
from services.probation.merging.preview import preview
from services.probation.merging.queries import Merge, merge_of
from services.probation.search.queries import find
from shared import clock
from shared.access.permissions import may
from shared.access.seen import saw
from shared.identity.limits.requests import SEARCHES
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

PROPOSES = requires(MergingPermission.PROPOSE)
READS = requires(MergingPermission.READ)
MOST_FOUND = 20
STEPS: tuple[Step, ...] = ("confirm", "refuse", "withdraw")


@get("/people/{person:uuid}/merge", guards=[PROPOSES])
async def other_record_page(request: Web, person: FromPath[UUID]) -> Template:
    """Which record is the same person's."""
    return page(request, "merging/find.html", case=await case_of(request, person), hits=None, given={}, names=words.field_names())


@post("/people/{person:uuid}/merge", guards=[PROPOSES, SEARCHES], status_code=200)
async def find_other_record(request: Web, person: FromPath[UUID]) -> Template:
    """The reader's people who answer to what was typed; what was typed is in no address."""
    case, given = await case_of(request, person), await read_fields(request)
    asked = given.get("q", "").strip()[:200]
    found = {hit.person: hit for hit in await find(asked, state=None, most=MOST_FOUND) if hit.person != person} if asked else {}
    cases = [known for each in found if (known := await cases_queries.case(request.user, each)) is not None]
    saw(*(each.person for each in cases))
    given = {"q": asked}
    return page(request, "merging/find.html", case=case, hits=cases, given=given, names=words.field_names(), office=cases_words.office)


@get("/people/{person:uuid}/merge/{other:uuid}", guards=[PROPOSES])
async def compare_page(request: Web, person: FromPath[UUID], other: FromPath[UUID]) -> Template | Redirect:
    """Both records side by side."""
    one = await case_of(request, person)
    two = await cases_queries.case(request.user, other)
    if two is None:
        return page(request, "merging/elsewhere.html", status=404, case=one)
    if one.person == two.person:
        return back_to(f"/people/{one.person}")
    return await _compare(request, one, two, {}, FormErrors({}))


@post("/people/{person:uuid}/merge/{other:uuid}", guards=[PROPOSES], status_code=200)
async def propose_merge(request: Web, person: FromPath[UUID], other: FromPath[UUID]) -> Template | Redirect:
    """Propose it to a second officer. Nothing is merged before that one confirms."""
    one, given = await case_of(request, person), await read_fields(request)
    two = await cases_queries.case(request.user, other)
    if two is None:
        return page(request, "merging/elsewhere.html", status=404, case=one)
    if one.person == two.person:
        return back_to(f"/people/{one.person}")
    shown = await preview(one, two, by=request.user)
    form = read_proposal(given, shown.found, [name for name, side in shown.sides if not side.hinders])
    if isinstance(form, FormErrors):
        return await _compare(request, one, two, given, form, status=422)
    stays, goes, seen = (one, two, shown.found) if form.stays == "one" else (two, one, swapped(shown.found))
    try:
        merge = await actions.propose(stays.person, goes.person, form.taken, seen, form.reason, by=request.user, now=clock.now())
    except (Hindered, ChangedMeanwhile):
        return await _compare(request, one, two, given, FormErrors({}), status=409)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/merges/{merge}")


@get("/merges/{merge:uuid}", guards=[READS])
async def merge_page(request: Web, merge: FromPath[UUID]) -> Template:
    """A merge as it stands; whoever may answers it here."""
    return await _one(request, await _merge(request, merge), {}, FormErrors({}))


@post("/merges/{merge:uuid}", guards=[PROPOSES], status_code=200)
async def answer_merge(request: Web, merge: FromPath[UUID]) -> Template | Redirect:
    """Confirm, refuse with a reason, or take back what one proposed."""
    found, given = await _merge(request, merge), await read_fields(request)
    step = next((known for known in STEPS if known == given.get("step")), None)
    if step is None:
        raise NotFoundException
    said = ""
    if step == "refuse":
        form = parse(AnswerForm, given, words.field_names())
        if isinstance(form, FormErrors):
            return await _one(request, found, given, form, status=422)
        said = form.answer
    try:
        await actions.answer(merge, step, said, by=request.user, now=clock.now())
    except AlreadyDecided:
        return page(request, "probation/decided.html", status=409, address=f"/merges/{merge}", case=await _case(request, found))
    except SecondOfficerNeeded:
        wrong = FormErrors({"answer": gettext("You proposed it: another senior officer must confirm.")})
        return await _one(request, found, given, wrong, status=409)
    except Hindered as hindered:
        wrong = FormErrors({"answer": " ".join(words.obstacle(code) for code in hindered.found)})
        return await _one(request, found, given, wrong, status=409)
    except ChangedMeanwhile:
        wrong = FormErrors({"answer": gettext("A field was changed since it was proposed. Refuse: it has to be proposed anew.")})
        return await _one(request, found, given, wrong, status=409)
    except NotFound:
        raise NotFoundException from None
    return back_to(f"/merges/{merge}")


async def _compare(request: Web, one: Case, two: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    saw(two.person)
    return page(
        request,
        "merging/compare.html",
        status=status,
        case=one,
        shown=await preview(one, two, by=request.user),
        words=words,
        cases_words=cases_words,
        names=words.field_names(),
        given=given,
        errors=errors,
    )


async def _merge(request: Web, merge: UUID) -> Merge:
    found = await merge_of(request.user, merge)
    if found is None:
        raise NotFoundException
    return found


async def _case(request: Web, found: Merge) -> Case:
    case = await cases_queries.case(request.user, found.survivor)
    if case is None:
        raise NotFoundException
    return case


async def _one(request: Web, found: Merge, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    by, case = request.user, await _case(request, found)
    other = None if found.together else await cases_queries.case(by, found.retired)
    waits = found.state in WAITS
    return page(
        request,
        "merging/merge.html",
        status=status,
        case=case,
        other=other,
        merge=found,
        state=words.state(found.state),
        chosen=[_chosen(each.name, each.survivor, each.retired, found.taken) for each in found.differences],
        moves=titles(found.undo_moves or {}) if found.state == "undoing" else [],
        may_confirm=waits and found.asked_by != by.id and may(by, MergingPermission.CONFIRM),
        may_withdraw=waits and found.asked_by == by.id,
        may_undo=found.state == "merged" and may(by, MergingPermission.PROPOSE),
        names=words.field_names(),
        given=given,
        errors=errors,
    )


def _chosen(name: str, survivor: str | None, retired: str | None, taken: list[str]) -> tuple[str, str, str]:
    """(field, the value that stays, the value that does not)."""
    shown = [amendment_words.shown(name, value) for value in ((retired, survivor) if name in taken else (survivor, retired))]
    return amendment_words.label(name), shown[0], shown[1]


route_handlers = [other_record_page, find_other_record, compare_page, propose_merge, merge_page, answer_merge]
