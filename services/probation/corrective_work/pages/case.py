"""Corrective work of a person: what stands, what is due, entries; a statement to print and a table."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.domain.categories import Category
from services.probation.cases.pages import case_of
from services.probation.cases.queries import case as case_in_scope
from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.corrective_work import words
from services.probation.corrective_work.actions import Refused, enter
from services.probation.corrective_work.domain.entries import Kind, State, in_force, state_of
from services.probation.corrective_work.domain.rules import reports_due, share_limits, talk_due, without_job
from services.probation.corrective_work.forms import kind_of, read_entry, read_withdrawal
from services.probation.corrective_work.permissions import CorrectivePermission
from services.probation.corrective_work.queries import entries_of, registrations_of
from services.probation.corrective_work.rows import ShownEntry
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.law import rules as law
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(CorrectivePermission.READ), requires(CorrectivePermission.WRITE)
COLUMNS = ("case_number", "month", "employer", "pay", "share_percent", "share", "withheld", "paid_on", "document")


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with its entries, where the person lives."""

    case: Case
    entries: list[ShownEntry]
    state: State
    now: datetime
    today: date
    may_write: bool

    @property
    def address(self) -> str:
        """Of the pages about corrective work."""
        return f"/people/{self.case.person}/corrective"

    @property
    def query(self) -> str:
        """Which registration is meant."""
        return f"?registration={self.case.registration}"

    @property
    def home(self) -> str:
        """The page of this registration."""
        return f"{self.address}{self.query}"


@get("/people/{person:uuid}/corrective", guards=[READS])
async def corrective_page(request: Web, person: FromPath[UUID]) -> Template:
    """What stands and what is due."""
    found = await _shown(request, person)
    plain = [each.plain() for each in found.entries]
    standing = {each.id for each in in_force(plain)}
    return page(
        request,
        "corrective_work/page.html",
        found=found,
        case=found.case,
        state=found.state,
        entries=[(each, each.id in standing) for each in reversed(found.entries)],
        jobless=without_job(found.state, registered_on=found.case.registered_on, today=found.today),
        reports=reports_due(found.state, found.today),
        talk_due=talk_due(found.state, found.today),
        talk_rule=law.rule("corrective.talk", found.today),
        report_rule=law.rule("corrective.report_by", found.today),
        words=words,
        source=source,
        who=who,
        given={},
        errors=FormErrors({}),
        form_token=str(uuid4()),
    )


@get("/people/{person:uuid}/corrective/new", guards=[WRITES])
async def new_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The form of one kind, or of taking an entry back (`withdraw`)."""
    found = await _shown(request, person)
    kind, taken_back = kind_of(request.query_params.get("kind")), _entry(found, request.query_params.get("withdraw"))
    if not found.may_write or (kind is None and taken_back is None):
        return back_to(found.home)
    given = {"form_token": str(uuid4()), "seen": str(len(found.entries)), "on_date": found.today.isoformat()}
    return _form(request, found, kind, taken_back, given, FormErrors({}))


@post("/people/{person:uuid}/corrective/new", guards=[WRITES], status_code=200)
async def add(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Add the entry."""
    found, fields = await _shown(request, person), await read_fields(request)
    kind, taken_back = kind_of(str(fields.get("kind", ""))), _entry(found, str(fields.get("refers_to", "")))
    if kind is None and taken_back is None:
        return back_to(found.home)
    read = read_entry(kind, fields, found.today) if kind else read_withdrawal(fields, found.today)
    if isinstance(read, FormErrors):
        return _form(request, found, kind, taken_back, fields, read, status=422)
    what, seen = read
    try:
        await enter(found.case.person, found.case.registration, what, seen=seen, by=request.user, now=found.now, today=found.today)
    except Refused as refused:
        errors = FormErrors({refused.field: words.problem(refused.code)}, words.field_names())
        return _form(request, found, kind, taken_back, fields, errors, status=422)
    except (AlreadyClosed, AlreadyDecided):
        return page(request, "probation/decided.html", status=409, address=found.home, case=found.case)
    return back_to(found.home)


@get("/people/{person:uuid}/corrective/statement", guards=[READS])
async def statement_page(request: Web, person: FromPath[UUID]) -> Template:
    """Employers and withheld pay, to print."""
    found, asked = await _shown(request, person), request.query_params.get("language")
    if asked in i18n.LANGUAGES:
        i18n.use(next(each for each in i18n.LANGUAGES if each == asked))
    return page(request, "corrective_work/statement.html", found=found, case=found.case, state=found.state, words=words, made_at=found.now)


@get("/people/{person:uuid}/corrective/export", guards=[READS, EXPORTS])
async def export(request: Web, person: FromPath[UUID]) -> Response[str]:
    """Withheld pay by month for a spreadsheet: an English header, whole tenge."""
    found = await _shown(request, person)
    lines = [
        (found.case.case_number, f"{row.month:%Y-%m}", _employer(found.state, row.month), row.base, row.share, row.expected, row.withheld,
         row.paid_on.isoformat() if row.paid_on else None, row.document)
        for row in found.state.months
    ]  # fmt: skip
    return csv_file(f"corrective-work-{found.case.case_number}.csv", COLUMNS, lines)


async def _shown(request: Web, person: UUID) -> Shown:
    case = await case_of(request, person)
    if "registration" not in request.query_params:
        candidates = await registrations_of(case.person)
        if case.registration not in candidates:
            in_scope = [await case_in_scope(request.user, case.person, each) for each in candidates]
            case = next((each for each in in_scope if each is not None), case)
    entries = await entries_of(case.registration)
    if case.category != Category.CORRECTIVE_WORK and not entries:
        raise NotFoundException
    now = clock.now()
    may_write = case.is_open and may(request.user, CorrectivePermission.WRITE)
    state = state_of(each.plain() for each in entries)
    return Shown(case, entries, state, now, now.astimezone(ZoneInfo(case.time_zone)).date(), may_write)


def _entry(found: Shown, asked: str | None) -> ShownEntry | None:
    wanted = cursor(asked)
    return next((each for each in found.entries if each.id == wanted), None) if wanted else None


def _employer(state: State, month: date) -> str:
    job = next((each for each in reversed(state.employments) if f"{each.since:%Y-%m}" <= f"{month:%Y-%m}"), None)
    return job.employer if job else ""


def _form(
    request: Web, found: Shown, kind: Kind | None, taken_back: ShownEntry | None, given: Fields, errors: FormErrors, *, status: int = 200
) -> Template:
    return page(
        request,
        "corrective_work/form.html",
        status=status,
        found=found,
        case=found.case,
        kind=kind,
        taken_back=taken_back if kind is None else None,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        source=source,
        limits=share_limits(found.today),
        job=found.state.employment,
    )


route_handlers = [corrective_page, new_page, add, statement_page, export]
