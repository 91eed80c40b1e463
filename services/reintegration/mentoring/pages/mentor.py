"""The mentor's own pages, for a telephone: the own people, the answer to a proposal, the log."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.mentoring import actions, log, queries, words
from services.reintegration.mentoring.domain import KINDS, State
from services.reintegration.mentoring.forms import AnswerForm, LogForm, SeenForm, labels, log_wrong
from services.reintegration.mentoring.pages.hours import month_of, next_month
from services.reintegration.mentoring.permissions import MentoringPermission
from services.reintegration.settings import settings
from services.reintegration.words import today
from shared import clock
from shared.db.keyset import cursor
from shared.web.asking import ask, is_sure
from shared.web.fields import written_day
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

IS_MENTOR = requires(MentoringPermission.MENTOR)


@get("/mentor", guards=[IS_MENTOR])
async def own_people(request: Web) -> Template:
    """Name, phone, language, next date of each; and this month's hours."""
    return await _people(request)


@post("/mentor/{mentorship:uuid}/answer", guards=[IS_MENTOR], status_code=200)
async def answer(request: Web, mentorship: FromPath[UUID]) -> Template | Redirect:
    """Yes or no to a proposal."""
    fields, now = await read_fields(request), clock.now()
    await queries.own(mentorship, request.user, today(now))
    form = parse(AnswerForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _people(request, FormErrors({f"answer-{mentorship}": gettext("Choose an answer")}))
    await actions.answer(mentorship, agrees=form.answer == "yes", seen_version=form.version, by=request.user, now=now)
    return back_to("/mentor")


@get("/mentor/{mentorship:uuid}/log", guards=[IS_MENTOR])
async def own_log(request: Web, mentorship: FromPath[UUID]) -> Template:
    """The form, and what was written before."""
    return await _log(request, mentorship)


@post("/mentor/{mentorship:uuid}/log", guards=[IS_MENTOR], status_code=200)
async def add(request: Web, mentorship: FromPath[UUID]) -> Template | Redirect:
    """Write something down."""
    fields, now = await read_fields(request), clock.now()
    mentee = await _active(mentorship, request)
    form = parse(LogForm, fields, labels(), check=partial(log_wrong, from_on=mentee.from_on, today=today(now)))
    if isinstance(form, FormErrors):
        return await _log(request, mentorship, form, fields)
    await log.add(mentorship, form.entry(), token=form.token or uuid4(), today=today(now), by=request.user, now=now)
    return back_to(f"/mentor/{mentorship}/log")


@get("/mentor/entries/{log_entry:uuid}", guards=[IS_MENTOR])
async def entry(request: Web, log_entry: FromPath[UUID]) -> Template:
    """An entry to correct."""
    return await _entry(request, log_entry)


@post("/mentor/entries/{log_entry:uuid}", guards=[IS_MENTOR], status_code=200)
async def correct(request: Web, log_entry: FromPath[UUID]) -> Template | Redirect:
    """Correct it."""
    fields, now = await read_fields(request), clock.now()
    mentee, row = await queries.entry_of(log_entry, request.user, today(now))
    form = parse(LogForm, fields, labels(), check=partial(log_wrong, from_on=mentee.from_on, today=max(today(now), row.day)))
    if isinstance(form, FormErrors):
        return await _entry(request, log_entry, form, fields)
    seen = form.version or 0
    mentorship = await log.correct(log_entry, form.entry(), seen_version=seen, today=today(now), by=request.user, now=now)
    return back_to(f"/mentor/{mentorship}/log")


@post("/mentor/entries/{log_entry:uuid}/take-back", guards=[IS_MENTOR], status_code=200)
async def take_back(request: Web, log_entry: FromPath[UUID]) -> Template | Redirect:
    """It was written by mistake."""
    fields, now = await read_fields(request), clock.now()
    await queries.entry_of(log_entry, request.user, today(now))
    if not is_sure(fields):
        return ask(
            request, fields, title=gettext("Take the entry back"), back=f"/mentor/entries/{log_entry}",
            follows=gettext("The entry does not count any more, and its words are not shown."), button=gettext("Take the entry back"),
        )  # fmt: skip
    form = parse(SeenForm, fields)
    if isinstance(form, FormErrors):
        raise NotAllowed("changed")
    mentorship = await log.correct(log_entry, None, seen_version=form.version, today=today(now), by=request.user, now=now)
    return back_to(f"/mentor/{mentorship}/log")


async def _people(request: Web, errors: FormErrors | None = None) -> Template:
    day = today(clock.now())
    month = month_of("", day)
    own = await queries.hours(month, next_month(month), request.user, mentor=request.user.id)
    return page(
        request, "mentoring/own.html", status=422 if errors else 200, people=await queries.mentees(request.user, day), words=words,
        p=desk_words, minutes=sum(each.minutes for each in own), errors=errors or FormErrors({}),
    )  # fmt: skip


async def _active(mentorship: UUID, request: Web) -> queries.Mentee:
    mentee = await queries.own(mentorship, request.user, today(clock.now()))
    if mentee.state != State.ACTIVE:
        raise NotThere
    return mentee


async def _log(request: Web, mentorship: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    mentee = await _active(mentorship, request)
    rows = await queries.log_of(mentorship, size=settings().desk_rows, after=cursor(request.query_params.get("log")))
    key = await queries.key_for_mentor(mentee)
    return page(
        request, "mentoring/log.html", status=422 if errors else 200, mentee=mentee, log=rows, words=words,
        texts={each.entry: queries.words_of(each, key) for each in rows}, errors=errors or FormErrors({}), typed=typed or {},
        token=uuid4(), kinds=[(code, words.kind(code)) for code in KINDS],
    )  # fmt: skip


async def _entry(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    mentee, row = await queries.entry_of(number, request.user, today(clock.now()))
    known = queries.words_of(row, await queries.key_for_mentor(mentee))
    given: Fields = {
        "day": written_day(row.day), "kind": row.kind, "minutes": str(row.minutes), "done": known.done, "said": known.said,
        "next_on": written_day(row.next_on), "version": str(row.version),
    }  # fmt: skip
    return page(
        request, "mentoring/entry.html", status=422 if errors else 200, mentee=mentee, row=row, errors=errors or FormErrors({}),
        typed=typed or given, kinds=[(code, words.kind(code)) for code in KINDS],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [own_people, answer, own_log, add, entry, correct, take_back]
