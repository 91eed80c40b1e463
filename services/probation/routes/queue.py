"""The officer's queue, live, and the page on which a check-in is decided."""

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template

from services.probation import capture_in_words, presenters, queries, queue_queries
from services.probation.actions import check_ins
from services.probation.actions.errors import AlreadyClosed, AlreadyDecided, NotYetOpen, SecondOfficerNeeded
from services.probation.actions.queue import CHANNEL, close_item
from services.probation.actions.suspicions import KINDS as DUPLICATES
from services.probation.domain.check_in import WITH_REASON, NotAllowed
from services.probation.domain.queue import PRIORITIES
from services.probation.guards import READS, WRITES
from services.probation.settings import settings
from services.probation.tables import DB
from shared import clock
from shared.db.keyset import counted, cursor
from shared.identity.actors import Role
from shared.web import live
from shared.web.forms import FormErrors
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

LONGEST_NOTE = 2000
WITH_NOTE = {*WITH_REASON, *check_ins.MISSED_OUTCOMES}
ABOUT_CHECK_IN = {"check_in", "missed", "second_opinion", "contact_wanted", "wellbeing"}


@get("/queue", guards=[READS])
async def queue_page(request: Web) -> Template:
    """Everything that waits for this officer, most urgent first."""
    return page(request, "probation/queue.html", **await _queue(request))


@get("/queue/rows", guards=[READS])
async def queue_rows(request: Web) -> Template:
    """The live part of the queue."""
    return page(request, "probation/queue_rows.html", **await _queue(request))


@get("/queue/events", guards=[READS])
async def queue_events() -> ServerSentEvent:
    """Something in the queue changed."""
    return live.stream(DB, CHANNEL)


@get("/queue/{item:uuid}", guards=[READS])
async def open_queue_item(request: Web, item: FromPath[UUID]) -> Redirect:
    """To the page where this item is decided."""
    row = await queue_queries.queue_item(request.user, item)
    if row is None:
        raise NotFoundException
    if row["kind"] == "alert":
        return back_to(f"/incidents/{row['about']}")
    if row["kind"] == "bracelet":
        return back_to(f"/people/{row['person']}/bracelet")
    if row["kind"] == "violation":
        return back_to(f"/violations/{row['about']}")
    if row["kind"] in DUPLICATES:
        return back_to(f"/suspicions/{row['about']}")
    if row["kind"] == "enrol":
        return back_to(f"{settings().biometrics_url}/enrolments/{row['person']}")
    return back_to(f"/check-ins/{row['about']}" if row["kind"] in ABOUT_CHECK_IN else f"/people/{row['person']}")


@post("/queue/{item:uuid}/done", guards=[WRITES], status_code=200)
async def done(request: Web, item: FromPath[UUID]) -> Redirect:
    """The officer has seen to it. Check-ins and alerts have decisions of their own."""
    row = await queue_queries.queue_item(request.user, item)
    if row is None or row["kind"] in {"check_in", "missed", "second_opinion", "alert", "violation", *DUPLICATES}:
        raise NotFoundException
    await close_item(item=item, by=request.user, now=clock.now(), outcome="done")
    return back_to(f"/people/{row['person']}")


@get("/check-ins/{check_in:uuid}", guards=[READS])
async def check_in_page(request: Web, check_in: FromPath[UUID]) -> Template:
    """Answers, results in words, images side by side, and what the officer can say."""
    return await _show(request, check_in, FormErrors({}), {})


@post("/check-ins/{check_in:uuid}/verdict", guards=[WRITES], status_code=200)
async def decide(request: Web, check_in: FromPath[UUID]) -> Template | Redirect:
    """The officer's verdict, on the check-in as it was shown."""
    row = await _row(request, check_in)
    fields = await read_fields(request)
    verdict, words, version = fields.get("verdict", ""), fields.get("note", "").strip(), fields.get("version", "")
    missed = row["state"] == "expired" and row["session"] is None
    allowed = (
        (*check_ins.MISSED_OUTCOMES, "vouched_in_person") if missed else ("match", "match_with_concern", "no_match", "vouched_in_person")
    )
    wrong = {}
    if verdict not in allowed or not version.isascii() or not version.isdigit():
        wrong["verdict"] = presenters.choose()
    elif len(words) > LONGEST_NOTE or (verdict in WITH_NOTE and not words):
        wrong["note"] = presenters.problem("note_too_long" if words else "note_missing")
    if wrong:
        return await _show(request, check_in, FormErrors(wrong), fields, status=422)
    now = clock.now()
    try:
        if verdict in check_ins.MISSED_OUTCOMES:
            await check_ins.decide_missed(check_in, verdict, words, seen_version=int(version[:9]), by=request.user, now=now)
        else:
            chosen: Any = verdict
            await check_ins.review_check_in(check_in, chosen, words, seen_version=int(version[:9]), by=request.user, now=now)
    except NotYetOpen:
        errors = FormErrors({"verdict": presenters.problem("not_open_yet")})
        return await _show(request, check_in, errors, fields, status=422)
    except (AlreadyDecided, AlreadyClosed, NotAllowed, SecondOfficerNeeded):
        return page(request, "probation/decided.html", status=409, address=f"/check-ins/{check_in}", case=row)
    return back_to(f"/check-ins/{check_in}")


async def _queue(request: Web) -> dict[str, Any]:
    now, kind = clock.now(), request.query_params.get("kind") or ""
    kind = kind if kind in PRIORITIES else ""
    after = cursor(request.query_params.get("after"))
    found = await queue_queries.queue(request.user, kind=kind, size=settings().queue_on_a_page, after=after)
    counts = await queue_queries.queue_counts(request.user)
    kinds = [(code, presenters.kind(code), counted(counts.by_kind[code])) for code in PRIORITIES if counts.by_kind.get(code)]
    items = found.map(lambda row: presenters.item(row, now))
    return {"items": items, "kinds": kinds, "kind": kind, "all": counts.total, "counted": counted}


async def _show(request: Web, check_in: UUID, errors: FormErrors, given: dict[str, Any], *, status: int = 200) -> Template:
    row, now = await _row(request, check_in), clock.now()
    open_items = [item for item in await queue_queries.attention(row["person"]) if item["about"] == check_in]
    first_was_mine = row["first_no_match_by"] is not None and row["first_no_match_by"] == request.user.id
    asked_as_second = row["first_no_match_by"] is not None and not first_was_mine and row["reviewed_at"] is None
    decides = request.user.role in {Role.OFFICER, Role.SENIOR_OFFICER}
    return page(
        request,
        "probation/check_in.html",
        status=status,
        check_in=row,
        state=presenters.state(row["state"], row["closes_at"], now),
        answers=presenters.answers(row["answers"]),
        # Whoever is asked for a second opinion forms it before reading the first.
        reviews=[] if asked_as_second and decides else await queries.reviews(check_in),
        asked_as_second=asked_as_second and decides,
        seen=capture_in_words.seen(row),
        with_pictures=decides and row["reviewed_at"] is None and row["match"] not in {None, "not_attempted"},
        with_figures=request.user.role == Role.AUDITOR and row["score"] is not None,
        open_items=[presenters.item(item, now) for item in open_items],
        present=presenters,
        now=now,
        errors=errors,
        given=given,
        missed_outcomes=[(code, presenters.verdict(code)) for code in check_ins.MISSED_OUTCOMES],
        may_decide=decides and row["reviewed_at"] is None and row["state"] != "cancelled" and row["opens_at"] <= now,
        first_was_mine=first_was_mine,
    )


async def _row(request: Web, check_in: UUID) -> dict[str, Any]:
    row = await queries.check_in(request.user, check_in)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [queue_page, queue_rows, queue_events, open_queue_item, done, check_in_page, decide]
