"""The page on which a check-in is decided."""

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.check_ins import actions, queries, words
from services.probation.check_ins.absences.words import reason as excuse_words
from services.probation.check_ins.by_hand import words as visit_words
from services.probation.check_ins.by_hand.queries import visit_of
from services.probation.check_ins.captures import words as capture_words
from services.probation.check_ins.domain.absence import Reason
from services.probation.check_ins.domain.lifecycle import WITH_REASON, NotAllowed
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.schedules import words as schedule_words
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotYetOpen, SecondOfficerNeeded
from services.probation.queue import queries as queue_queries
from services.probation.queue import words as queue_words
from services.probation.words import choose, note_problem
from shared import clock
from shared.access.permissions import may
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LONGEST_NOTE, LONGEST_DOCUMENT = 2000, 500

NOT_TAKEN = frozenset({"not_attempted", "no_template"})
"""Results of check-ins at which no picture was taken."""
WITH_NOTE = {*WITH_REASON, *actions.MISSED_OUTCOMES}


@get("/check-ins/{check_in:uuid}", guards=[requires(CheckInPermission.READ)])
async def check_in_page(request: Web, check_in: FromPath[UUID]) -> Template:
    """Answers, results in words, images side by side, and what the officer can say."""
    return await _show(request, check_in, FormErrors({}), {})


@post("/check-ins/{check_in:uuid}/verdict", guards=[requires(CheckInPermission.DECIDE)], status_code=200)
async def decide(request: Web, check_in: FromPath[UUID]) -> Template | Redirect:
    """The officer's verdict, on the check-in as it was shown."""
    row = await _row(request, check_in)
    fields = await read_fields(request)
    verdict, note, version = fields.get("verdict", ""), fields.get("note", "").strip(), fields.get("version", "")
    missed = row.state == "expired" and row.session is None
    allowed = (
        (*actions.MISSED_OUTCOMES, "vouched_in_person") if missed else ("match", "match_with_concern", "no_match", "vouched_in_person")
    )
    wrong = {}
    if verdict not in allowed or not version.isascii() or not version.isdigit():
        wrong["verdict"] = choose()
    if len(note) > LONGEST_NOTE or (verdict in WITH_NOTE and not note):
        wrong["note"] = note_problem(note)
    excuse, document = fields.get("excuse", ""), fields.get("document", "").strip()
    if verdict == "excused":
        wrong |= {"excuse": choose()} if excuse not in set(Reason) else {}
        wrong |= (
            {"document": gettext("Name the document that proves it: title, number, date")}
            if not 3 <= len(document) <= LONGEST_DOCUMENT
            else {}
        )
    if wrong:
        return await _show(request, check_in, FormErrors(wrong, {"verdict": gettext("Your decision")}), fields, status=422)
    if verdict == "vouched_in_person" and not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Confirm in person: %(name)s", name=row.name),
            follows=gettext("The check-in is closed with your word that this person is in front of you. You cannot change it afterwards."),
            button=gettext("The person is in front of me"),
            back=f"/check-ins/{check_in}",
        )
    now = clock.now()
    try:
        if verdict in actions.MISSED_OUTCOMES:
            proof = actions.Proof(excuse, document) if verdict == "excused" else None
            await actions.decide_missed(check_in, verdict, note, seen_version=int(version[:9]), proof=proof, by=request.user, now=now)
        else:
            chosen: Any = verdict
            await actions.review_check_in(check_in, chosen, note, seen_version=int(version[:9]), by=request.user, now=now)
    except NotYetOpen:
        errors = FormErrors({"verdict": words.not_open_yet()})
        return await _show(request, check_in, errors, fields, status=422)
    except (AlreadyDecided, AlreadyClosed, NotAllowed, SecondOfficerNeeded):
        return page(request, "probation/decided.html", status=409, address=f"/check-ins/{check_in}", case=row)
    return back_to(f"/check-ins/{check_in}")


async def _show(request: Web, check_in: UUID, errors: FormErrors, given: Fields, *, status: int = 200) -> Template:
    row, now = await _row(request, check_in), clock.now()
    open_items = [item for item in await queue_queries.attention(row.person) if item.subject_id == check_in]
    first_was_mine = row.first_no_match_by is not None and row.first_no_match_by == request.user.id
    asked_as_second = row.first_no_match_by is not None and not first_was_mine and row.reviewed_at is None
    decides = may(request.user, CheckInPermission.DECIDE)
    return page(
        request,
        "check_ins/page.html",
        status=status,
        check_in=row,
        state=words.state(row.state, row.closes_at, now),
        answers=words.answers(row.answers, row.asked or []),
        place=schedule_words.place(row.place) if row.place else None,
        visit=await visit_of(check_in),
        visit_words=visit_words,
        excuses=[(str(one), excuse_words(one)) for one in Reason],
        excuse_words=excuse_words,
        # The second officer should form an opinion before reading the first one.
        reviews=[] if asked_as_second and decides else await queries.reviews(check_in),
        asked_as_second=asked_as_second and decides,
        seen=capture_words.seen(row),
        with_pictures=decides and row.reviewed_at is None and row.match is not None and row.match not in NOT_TAKEN,
        not_taken=NOT_TAKEN,
        with_figures=may(request.user, CheckInPermission.FIGURES) and row.score is not None,
        open_items=[queue_words.item(item, now) for item in open_items],
        words=words,
        reason=queue_words.reason,
        now=now,
        errors=errors,
        given=given,
        missed_outcomes=[(code, words.verdict(code)) for code in actions.MISSED_OUTCOMES],
        may_decide=decides and row.reviewed_at is None and row.state != "cancelled" and row.opens_at <= now,
        first_was_mine=first_was_mine,
        may_write=decides,
    )


async def _row(request: Web, check_in: UUID) -> queries.ShownCheckIn:
    row = await queries.check_in(request.user, check_in)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [check_in_page, decide]
