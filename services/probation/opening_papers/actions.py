"""Writing a paper that opens a case: a draft, its end, its signature, its correction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_open_case
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.local_time import local_today
from services.probation.opening_papers.checklist import close_when_done
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import Event, State, transition
from services.probation.opening_papers.printing.files import keep_signed
from services.probation.opening_papers.queries import ShownPaper, any_paper
from services.probation.opening_papers.sealing import Stored, new_key, stored
from services.probation.opening_papers.starting import starting_answers
from services.probation.opening_papers.tables import OpeningPaper, OpeningPaperEvent
from services.probation.opening_papers.versions.queries import FormVersion, in_force
from services.probation.opening_papers.versions.seeding import seed
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.base import Language
from shared.questions import answers as answering
from shared.questions.answers import Answers, Carried
from shared.questions.forms import Form
from shared.web.fields import read_day


@dataclass
class Incomplete(Exception):
    """The paper cannot be finished: what is wrong, a code by question."""

    problems: Mapping[str, str]


class DayWrong(Exception):
    """It cannot have been signed on this day: before the registration, or still to come."""


async def form_in_force(form: FormCode, now: datetime) -> FormVersion:
    """The version of a form that holds today; the forms that came with the software are written down where they never were."""
    found = await in_force(form, local_today(now))
    if found is None:
        await seed(now=now)
        found = await in_force(form, local_today(now))
    if found is None:
        raise NotFound
    return found


async def begin(person: UUID, form: FormCode, *, registration: UUID, token: UUID, language: Language, by: Actor, now: datetime) -> UUID:
    """Begin a paper; where one of that form was begun before, that one is found. Raises NotFound, AlreadyClosed."""
    version = await form_in_force(form, now)
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        same = (OpeningPaper.registration == case.id) & (OpeningPaper.form == form) & (OpeningPaper.state != State.DISCARDED)
        known = await OpeningPaper.select(OpeningPaper.id).where(same | (OpeningPaper.form_token == token)).first()
        if known is not None:
            return UUID(str(known["id"]))
        number = uuid4()
        wrapped_key = new_key(number)
        kept = stored(number, wrapped_key, await starting_answers(case.id, version.says, language), version.says.sensitive)
        await OpeningPaper.insert(
            OpeningPaper(
                id=number, person=person, registration=case.id, form=form, form_version=version.id, state=State.DRAFT, version=1,
                answers=kept.answers, sealed=kept.sealed, wrapped_key=wrapped_key, form_token=token, created_at=now, saved_at=now,
                saved_by=by.id, saved_by_name=by.name,
            )
        )  # fmt: skip
        await audit.record(Audit, by=by, action="opening_paper_begun", about=number, details={"form": str(form)}, at=now)
    return number


async def save(paper: UUID, answers: Answers, *, seen_version: int, by: Actor, now: datetime) -> int:
    """Keep the draft as it was typed; the version that it has then. What is the same already changes nothing.

    Raises NotFound, AlreadyClosed, NotAllowed; AlreadyDecided if somebody else saved it since.
    """
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        kept = answering.draft(row.says, answers)
        if row.state == State.DRAFT and kept == row.answered(sensitive=True):
            return row.version
        await _change(row, Event.SAVE, {**_columns(_stored(row, row.says, kept)), **_saved(by, now)})
        if row.saved_by_name != by.name or row.version == 1:
            await audit.record(Audit, by=by, action="opening_paper_saved", about=paper, details={"version": row.version + 1}, at=now)
    return row.version + 1


async def finish(paper: UUID, answers: Answers, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The officer says that it is complete. Raises Incomplete, and as `save` does."""
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        kept = _settled(row.says, answers)
        said = _stored(row, row.says, kept)
        finished: ColumnValues = {OpeningPaper.finished_at: now, OpeningPaper.finished_by_name: by.name}
        state = await _change(row, Event.FINISH, {**_columns(said), **_saved(by, now), **finished})
        await _add_event(row, Event.FINISH, state, said=said, by=by, now=now)
        await _tell(row, "opening_paper_finished", {}, by=by, now=now)


async def correct(paper: UUID, answers: Answers, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """A new version of what was finished; what it said before stays, and it is to be signed again. Raises ReasonNeeded, and as `finish`."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        said = _stored(row, row.says, _settled(row.says, answers))
        state = await _change(row, Event.CORRECT, {**_columns(said), **_saved(by, now), OpeningPaper.signed_on: None})
        await _add_event(row, Event.CORRECT, state, said=said, why=why, by=by, now=now)
        await _tell(row, "opening_paper_corrected", {}, by=by, now=now)


async def renew(paper: UUID, *, seen_version: int, by: Actor, now: datetime) -> Carried:
    """The draft goes on in the version of the form that holds today; what that does not ask stays in the history. Raises as `save` does."""
    version = await form_in_force(FormCode((await _any(paper)).form), now)
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        if version.id == row.form_version:
            raise AlreadyDecided
        before = row.answered(sensitive=True)
        carried = answering.carried(row.says, version.says, before)
        columns = {**_columns(_stored(row, version.says, carried.answers)), **_saved(by, now), OpeningPaper.form_version: version.id}
        state = await _change(row, Event.RENEW, columns)
        await _add_event(row, Event.RENEW, state, said=_stored(row, row.says, before), by=by, now=now)
        await audit.record(Audit, by=by, action="opening_paper_renewed", about=paper, details={"left": " ".join(carried.left)}, at=now)
    return carried


async def sign(paper: UUID, day: date, words: str, *, refused: bool, seen_version: int, by: Actor, now: datetime) -> None:
    """The person signed on that day, or would not: then `words` say what was seen. Raises DayWrong, ReasonNeeded, and as `save` does."""
    if refused and not words.strip():
        raise ReasonNeeded
    event = Event.REFUSE if refused else Event.SIGN
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        if not row.registered_on <= day <= local_today(now):
            raise DayWrong
        await keep_signed(row, now=now)
        state = await _change(row, event, {OpeningPaper.signed_on: day})
        await _add_event(row, event, state, day=day, why=words, by=by, now=now)
        await _tell(row, f"opening_paper_{state}", {"day": day.isoformat()}, by=by, now=now)


async def unsign(paper: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The entry about the signature was a mistake. Raises ReasonNeeded, and as `save` does."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        state = await _change(row, Event.UNSIGN, {OpeningPaper.signed_on: None})
        await _add_event(row, Event.UNSIGN, state, why=why, by=by, now=now)
        await _tell(row, "opening_paper_unsigned", {"why": why}, by=by, now=now)


async def discard(paper: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The draft was begun by mistake; what it says stays in the history. Raises ReasonNeeded, and as `save` does."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await _locked(paper, seen_version)
        state = await _change(row, Event.DISCARD, {})
        said = _stored(row, row.says, row.answered(sensitive=True))
        await _add_event(row, Event.DISCARD, state, said=said, why=why, by=by, now=now)
        await audit.record(Audit, by=by, action="opening_paper_discarded", about=paper, details={"form": row.form}, at=now)


async def _any(paper: UUID) -> ShownPaper:
    row = await any_paper(paper)
    if row is None:
        raise NotFound
    return row


async def _locked(paper: UUID, seen_version: int) -> ShownPaper:
    """The paper, with the locks of the case and of itself. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    found = await _any(paper)
    await locked_open_case(found.person, found.registration)  # first, as everywhere
    await OpeningPaper.select(OpeningPaper.id).where(OpeningPaper.id == paper).lock_rows("UPDATE")
    row = await _any(paper)
    if row.version != seen_version:
        raise AlreadyDecided
    return row


def _settled(form: Form, answers: Answers) -> Answers:
    wrong = answering.problems(form, answers, read_day)
    if wrong:
        raise Incomplete(wrong)
    return answering.settled(form, answers, read_day)


def _stored(row: ShownPaper, form: Form, answers: Answers) -> Stored:
    return stored(row.id, row.wrapped_key, answers, form.sensitive)


def _columns(said: Stored) -> ColumnValues:
    return {OpeningPaper.answers: said.answers, OpeningPaper.sealed: said.sealed}


def _saved(by: Actor, now: datetime) -> ColumnValues:
    return {OpeningPaper.saved_at: now, OpeningPaper.saved_by: by.id, OpeningPaper.saved_by_name: by.name}


async def _change(row: ShownPaper, event: Event, values: ColumnValues) -> State:
    state = transition(State(row.state), event)
    changed: ColumnValues = {OpeningPaper.state: state, OpeningPaper.version: row.version + 1, **values}
    await OpeningPaper.update(changed).where(OpeningPaper.id == row.id)
    return state


async def _add_event(
    row: ShownPaper, event: Event, state: State, *, said: Stored | None = None, day: date | None = None, why: str = "", by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    await OpeningPaperEvent.insert(
        OpeningPaperEvent(
            id=uuid4(), paper=row.id, number=row.version + 1, event=event, state=state, form_version=row.form_version,
            answers=said and said.answers, sealed=said and said.sealed, day=day, why=why, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def _tell(row: ShownPaper, kind: str, further: audit.Details, *, by: Actor, now: datetime) -> None:
    details: audit.Details = {"paper": str(row.id), "form": row.form, **further}
    await audit.record(Audit, by=by, action=kind, about=row.person, details=details, at=now)
    await add_entry(person=row.person, kind=kind, details=details, at=now, by=by)
    await close_when_done(row.registration, row.registered_on, by=by, now=now)
