"""The mentor of a person, as the desk arranges it; the words of the log for a purpose."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.consents.actions import spoken
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.texts import text_on
from services.reintegration.mentoring import actions, queries, words
from services.reintegration.mentoring.actions import AGREED_FORMS
from services.reintegration.mentoring.domain import CHOSEN_REASONS, RUNNING, Act, State, acts
from services.reintegration.mentoring.forms import ActForm, ProposeForm, PurposeForm, act_wrong, days_wrong, labels
from services.reintegration.mentoring.log import note_reading
from services.reintegration.mentoring.permissions import MentoringPermission
from services.reintegration.sealing.keys import key_of
from services.reintegration.settings import settings
from services.reintegration.words import today
from shared import clock
from shared.access import seen
from shared.db.keyset import cursor
from shared.identity.accounts import staff_of
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ARRANGES = requires(MentoringPermission.ARRANGE)


@get("/cases/{person:uuid}/mentor", guards=[ARRANGES])
async def mentors_of_case(request: Web, person: FromPath[UUID]) -> Template:
    """Who is or was the mentor."""
    case, rows = await cases.case(person, request.user), await queries.of_person(person, request.user)
    may_propose = case.status == "open" and not any(row.state in RUNNING for row in rows)
    return page(request, "mentoring/case.html", case=case, rows=rows, words=words, may_propose=may_propose)


@get("/cases/{person:uuid}/mentor/new", guards=[ARRANGES])
async def new_mentor(request: Web, person: FromPath[UUID]) -> Template:
    """The form."""
    return await _form(request, person)


@post("/cases/{person:uuid}/mentor/new", guards=[ARRANGES], status_code=200)
async def propose(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Propose a mentor."""
    fields, now = await read_fields(request), clock.now()
    form = parse(ProposeForm, fields, labels(), check=partial(days_wrong, today=today(now)))
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    name = await _name_of(form.mentor, person, request)
    if name is None:
        return await _form(request, person, FormErrors({"mentor": gettext("Choose somebody from the list")}, labels()), fields)
    made = await actions.propose(
        person, form.mentor, name, form.from_on, form.until_on, token=form.token, by=request.user, now=now
    )  # fmt: skip
    return back_to(f"/mentorships/{made}")


@get("/mentorships/{mentorship:uuid}", guards=[ARRANGES])
async def mentorship_page(request: Web, mentorship: FromPath[UUID]) -> Template:
    """How it stands, what may follow, what was done: day, kind, time, without the words."""
    return await _page(request, mentorship)


@post("/mentorships/{mentorship:uuid}", guards=[ARRANGES], status_code=200)
async def act(request: Web, mentorship: FromPath[UUID]) -> Template | Redirect:
    """Write down the next step."""
    fields, now, row = await read_fields(request), clock.now(), await queries.on_desk(mentorship, request.user)
    check = partial(act_wrong, today=today(now), from_on=row.from_on, ended=row.state == State.ENDED)
    form = parse(ActForm, fields, labels(), check=check)
    if isinstance(form, FormErrors):
        return await _page(request, mentorship, form, fields)
    await actions.act_on(mentorship, Act(form.act), form.said(), seen_version=form.version, by=request.user, now=now)
    return back_to(f"/mentorships/{mentorship}")


@post("/mentorships/{mentorship:uuid}/log", guards=[ARRANGES], status_code=200)
async def read_log(request: Web, mentorship: FromPath[UUID]) -> Template:
    """The words of the log, for a purpose that is recorded."""
    row, fields = await queries.on_desk(mentorship, request.user), await read_fields(request)
    form = parse(PurposeForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, mentorship, form, fields)
    await note_reading(row.person, form.purpose, by=request.user, now=clock.now())
    seen.saw(row.person, reason=words.purpose(form.purpose))
    return await _page(request, mentorship, with_words=True)


async def _name_of(mentor: UUID, person: UUID, request: Web) -> str | None:
    case = await cases.case(person, request.user)
    return next((each.name for each in await staff_of(case.office, MentoringPermission.MENTOR) if each.id == mentor), None)


async def _page(
    request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None, *, with_words: bool = False
) -> Template:
    row = await queries.on_desk(number, request.user)
    log = await queries.log_of(number, size=settings().desk_rows, after=cursor(request.query_params.get("log")))
    key = await key_of(row.person) if with_words else None
    return page(
        request, "mentoring/mentorship.html", status=422 if errors else 200, row=row, events=await queries.events_of(number), log=log,
        texts={each.entry: queries.words_of(each, key) for each in log} if with_words else {}, with_words=with_words, words=words,
        choices=[(each.value, words.act(each)) for each in acts(row.state, row.reason)] if row.status == "open" else [],
        reasons=[(code, words.reason(code)) for code in CHOSEN_REASONS],
        forms=[(code, words.agreed_form(code)) for code in AGREED_FORMS], errors=errors or FormErrors({}), typed=typed or {},
        told=text_on(Purpose.MENTOR, today(clock.now())).paragraphs(spoken(row.language)), spoken=spoken(row.language),
    )  # fmt: skip


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await cases.case(person, request.user)
    ensure_may_begin(case)
    mentors = [(str(each.id), each.name) for each in await staff_of(case.office, MentoringPermission.MENTOR)]
    return page(
        request, "mentoring/new.html", status=422 if errors else 200, case=case, mentors=mentors, errors=errors or FormErrors({}),
        typed=typed or {}, token=uuid4(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [mentors_of_case, new_mentor, propose, mentorship_page, act, read_log]
