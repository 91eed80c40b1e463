"""The term of a person: how its last day comes about, and the forms for what changes it."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases import words as case_words
from services.probation.cases.pages import case_of
from services.probation.cases.permissions import CasePermission
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.terms import words
from services.probation.terms.actions import enter_change
from services.probation.terms.domain.changes import Change
from services.probation.terms.domain.derivation import derive
from services.probation.terms.domain.events import CHOSEN, TermEvent, in_force, withdrawable
from services.probation.terms.forms import FITTING, NEEDED, labels, read_change
from services.probation.terms.permissions import TermPermission
from services.probation.terms.queries import term_events, term_of_case
from shared import clock
from shared.access.permissions import may
from shared.registry import registry
from shared.values import PageContext
from shared.web.asking import is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.kept import keep_when_asked
from shared.web.pages import address_with, back_to, page
from shared.web.request import Fields, Web, read_fields


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry ready to be shown."""

    id: UUID
    title: str
    text: str
    event: TermEvent
    stands: bool
    may_withdraw: bool


@get("/people/{person:uuid}/term", guards=[requires(CasePermission.READ)])
async def term_page(request: Web, person: FromPath[UUID]) -> Template:
    """How the last day comes about, step by step, with the norms; every entry; printable."""
    case = await case_of(request, person)
    events = await term_events(case.registration)
    return page(
        request,
        "terms/term.html",
        **_shared(request, case),
        found=derive(term_of_case(case, events)),
        entries=_entries(events),
        papers=await papers_of(request, person),
        grounds=await registry("probation").grounds_of(request.user, [one.id for one in events]),
        kinds=_offered(case, events) if case.is_open and may(request.user, TermPermission.CHANGE) else [],
        today=local_today(clock.now()),
    )


@get("/people/{person:uuid}/term/change", guards=[requires(TermPermission.CHANGE)])
async def change_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form for one kind of entry; without a kind, back to the term."""
    case = await case_of(request, person)
    events = await term_events(case.registration)
    kind = request.query_params.get("kind", "")
    if kind not in NEEDED:
        return back_to(_address(request, case))
    given: Fields = {"kind": kind, "seen": str(len(events)), "refers_to": request.query_params.get("entry", "")}
    if kind == "length":
        given |= {"on_date": term_of_case(case, events).basis.begins_on.isoformat(), "unit": "months"}
    return _form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/term/change", guards=[requires(TermPermission.CHANGE)], status_code=200)
async def change_term(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Show what would follow from the entry; after that is confirmed, record it."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    events, today = await term_events(case.registration), local_today(now)
    term = term_of_case(case, events)
    read = read_change(fields, term, today=today, birth_date=case.birth_date)
    if isinstance(read, FormErrors):
        return _form(request, case, fields, read, status=422)
    change, seen = read
    if case.is_open and seen == len(events) and not is_sure(fields):
        return _preview(request, case, fields, change, events)
    try:
        await enter_change(person, change, seen=seen, by=request.user, now=now, registration=case.registration)
    except NotFound:
        raise NotFoundException from None
    except (AlreadyClosed, AlreadyDecided):
        return page(request, "probation/decided.html", status=409, address=_address(request, case), case=case)
    return back_to(_address(request, case))


def _preview(request: Web, case: Case, fields: Fields, change: Change, events: list[TermEvent]) -> Template:
    keep_when_asked(request)
    would = TermEvent(
        uuid4(), len(events) + 1, change.kind, change.on_date, change.length.amount if change.length else None,
        change.length.unit if change.length else None, change.ends_on, _referred(change, events), change.document, change.reason,
        request.user.id, request.user.name, clock.now(),
    )  # fmt: skip
    before = derive(term_of_case(case, events))
    sent = [(name, value) for name, value in fields.items() if name != "_csrf_token" and isinstance(value, str)]
    after = derive(term_of_case(case, [*events, would]))
    return page(
        request, "terms/preview.html", **_shared(request, case), fields=sent, before=before, found=after, title=words.kind(change.kind)
    )


def _referred(change: Change, events: list[TermEvent]) -> UUID | None:
    if change.kind != "resumed":
        return change.refers_to
    suspended = [one.id for one in in_force(events) if one.kind == "suspended"]
    return suspended[-1] if suspended else None


def _form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    kind = str(given.get("kind", ""))
    needed = NEEDED.get(kind, ())
    return page(
        request,
        "terms/change.html",
        status=status,
        **_shared(request, case),
        given=given,
        errors=errors,
        needed=needed,
        labels=labels(kind),
        title=words.kind(kind),
        units=[(code, words.unit(code)) for code in FITTING.get(kind, ("years", "months", "days", "working_days", "hours"))],
    )


def _address(request: Web, case: Case, step: str = "", **query: str) -> str:
    """A page of this term, with the registration that the address names."""
    named = {"registration": request.query_params["registration"]} if "registration" in request.query_params else {}
    return address_with(f"/people/{case.person}/term{step}", named | query)


def _shared(request: Web, case: Case) -> PageContext:
    return {
        "term": partial(_address, request, case),
        "case": case,
        "words": words,
        "source": case_words.source,
        "category": case_words.category,
    }


def _offered(case: Case, events: list[TermEvent]) -> list[tuple[str, str]]:
    """The kinds of entries that make sense now."""
    suspended = term_of_case(case, events).open_suspension is not None
    left_out = {"suspended" if suspended else "resumed"}
    return [(kind, words.kind(kind)) for kind in CHOSEN if kind not in left_out]


def _entries(events: list[TermEvent]) -> list[ShownEntry]:
    """The newest first."""
    standing, free = {one.id for one in in_force(events)}, {one.id for one in withdrawable(events)}
    titles = {one.id: words.kind(one.kind) for one in events}
    return [
        ShownEntry(
            one.id, words.kind(one.kind), titles.get(one.refers_to, "") if one.kind == "withdrawn" and one.refers_to else words.entry(one),
            one, one.kind == "withdrawn" or one.id in standing, one.id in free,
        )
        for one in reversed(events)
    ]  # fmt: skip


route_handlers = [term_page, change_page, change_term]
