"""An assessment: begun, saved pathway by pathway, finished; or asked on one page."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, Refused
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.needs.actions.recording import record_found
from services.reintegration.needs.domain.outcomes import Found, found_in
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.queries import AssessmentRow, any_assessment, parts_of
from services.reintegration.needs.sets import SetVersion, in_force
from services.reintegration.needs.tables import Assessment, AssessmentPart
from services.reintegration.notifications import notify_desk
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.questions import answers as answering
from shared.questions.answers import Answers
from shared.questions.forms import Form
from shared.registry import ActDone, registry
from shared.web.fields import read_day

Problems = Mapping[Pathway, Mapping[str, str]]


class PartChanged(Refused):
    """Somebody else saved this pathway meanwhile, or the assessment was finished."""


class Incomplete(Refused):
    """Answers are missing or wrong. `problems`: a code by question, by pathway."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("incomplete")
        self.problems = problems


async def begin(person: UUID, *, printed_on: date | None = None, by: Actor, now: datetime) -> UUID:
    """Begin the long form; where a draft is open, its id. `printed_on`: answers on paper are typed in, with the questions of that day.

    Raises NotThere, CaseClosed, ConsentAwaited.
    """
    sets = await in_force(min(printed_on or today(now), today(now)), now)
    async with transaction(DB):
        ensure_may_begin(await locked_case(person, by=by))
        known = await Assessment.select(Assessment.id).where(Assessment.person == person, Assessment.state == "draft").first()
        if known is not None:
            draft: UUID = known["id"]
            return draft
        assessment = await _begun(person, "long", sets, {}, by=by, now=now)
        await audit.record(Audit, by=by, action="assessment_begun", about=person, details={"assessment": str(assessment)}, at=now)
    return assessment


async def save(assessment: UUID, pathway: Pathway, answers: Answers, *, seen_version: int, by: Actor, now: datetime) -> int:
    """Keep one pathway of a draft as it is typed; returns its version. Raises PartChanged, NotThere, CaseClosed."""
    async with transaction(DB):
        row, _ = await _locked(assessment, by)
        part = (await parts_of(assessment)).get(pathway)
        if row.state != "draft" or part is None or part.version != seen_version:
            raise PartChanged
        sealed = (await key_for(row.person, now)).seal(answering.draft(part.says, answers), part.about)
        version = part.version + 1
        await AssessmentPart.update(
            {
                AssessmentPart.sealed: sealed,
                AssessmentPart.version: version,
                AssessmentPart.saved_at: now,
                AssessmentPart.saved_by_name: by.name,
            }
        ).where(AssessmentPart.id == part.id)
    return version


async def finish(assessment: UUID, *, by: Actor, now: datetime) -> None:
    """Settle every pathway and record the needs. Finished before, nothing changes. Raises Incomplete, NotAllowed, NotThere, CaseClosed."""
    async with transaction(DB):
        row, case = await _locked(assessment, by)
        if row.state == "finished":
            return
        if row.state != "draft":
            raise NotAllowed(row.state)
        key = await key_for(row.person, now)
        problems: dict[Pathway, Mapping[str, str]] = {}
        settled: dict[Pathway, Answers] = {}
        parts = await parts_of(assessment)
        for pathway, part in parts.items():
            answers = key.open(part.sealed, part.about)
            if pathway is Pathway.OTHER and not answers:
                continue  # nothing else came up
            wrong = answering.problems(part.says, answers, read_day)
            problems |= {pathway: wrong} if wrong else {}
            settled[pathway] = {} if wrong else answering.settled(part.says, answers, read_day)
        if problems:
            raise Incomplete(problems)
        for pathway, said in settled.items():
            part = parts[pathway]
            await AssessmentPart.update({AssessmentPart.sealed: key.seal(said, part.about)}).where(AssessmentPart.id == part.id)
        await Assessment.update(
            {Assessment.state: "finished", Assessment.finished_at: now, Assessment.finished_by_name: by.name}
        ).where(Assessment.id == assessment)  # fmt: skip
        found = [each for pathway, said in settled.items() if (each := found_in(pathway, said))]
        await _finished(case, assessment, found, by=by, now=now)


async def discard(assessment: UUID, *, by: Actor, now: datetime) -> UUID:
    """The draft was begun by mistake: its answers are deleted; returns the person. Raises NotAllowed, NotThere, CaseClosed."""
    async with transaction(DB):
        row, _ = await _locked(assessment, by)
        if row.state == "finished":
            raise NotAllowed(row.state)
        await AssessmentPart.delete().where(AssessmentPart.assessment == assessment)
        await Assessment.update({Assessment.state: "discarded"}).where(Assessment.id == assessment)
        await audit.record(Audit, by=by, action="assessment_discarded", about=row.person, details={"assessment": str(assessment)}, at=now)
    return row.person


async def ask_on_one_page(
    person: UUID, typed: Mapping[Pathway, Answers], *, sets: Mapping[Pathway, SetVersion], token: UUID, by: Actor, now: datetime
) -> UUID:  # fmt: skip
    """The short form: only the pathways that were talked about. Sent twice, the first one's id. `sets`: the questions that were shown.

    Raises Incomplete, also where nothing was answered; NotThere, CaseClosed, ConsentAwaited.
    """
    settled = {pathway: _settled(sets[pathway].says, answers) for pathway, answers in typed.items() if answers.get("outcome")}
    if not settled:
        raise Incomplete({})
    async with transaction(DB):
        case = await locked_case(person, by=by)
        assessment = uuid4()
        if before := await sent_before(token, assessment, by=by, now=now):
            return before
        ensure_may_begin(case)
        await _begun(person, "short", sets, settled, number=assessment, finished=True, by=by, now=now)
        found = [each for pathway, answers in settled.items() if (each := found_in(pathway, answers))]
        await _finished(case, assessment, found, by=by, now=now)
    return assessment


def short_problems(form: Form, answers: Answers) -> Mapping[str, str]:
    """What is wrong with a pathway on the one page: a need has its urgency."""
    found = answering.problems(form, answers, read_day)
    return {code: wrong for code, wrong in found.items() if answers.get("outcome")}


def _settled(form: Form, answers: Answers) -> Answers:
    wrong = short_problems(form, answers)
    if wrong:
        raise Incomplete({Pathway(form.code): wrong})
    return answering.settled(form, answers, read_day)


async def _begun(
    person: UUID, form: str, sets: Mapping[Pathway, SetVersion], answers: Mapping[Pathway, Answers], *, number: UUID | None = None,
    finished: bool = False, by: Actor, now: datetime,
) -> UUID:  # fmt: skip
    assessment, key = number or uuid4(), await key_for(person, now)
    done = {"state": "finished", "finished_at": now, "finished_by_name": by.name} if finished else {"state": "draft"}
    await Assessment.insert(
        Assessment(id=assessment, person=person, form=form, begun_at=now, begun_by=by.id, begun_by_name=by.name, **done)
    )
    parts = [(uuid4(), pathway, version) for pathway, version in sets.items()]
    await AssessmentPart.insert(
        *(
            AssessmentPart(
                id=part, assessment=assessment, pathway=pathway.value, question_set=version.id, version=1,
                sealed=key.seal(answers.get(pathway, {}), f"part/{part}"),
            )
            for part, pathway, version in parts
        )
    )  # fmt: skip
    return assessment


async def _finished(case: CaseRow, assessment: UUID, found: Iterable[Found], *, by: Actor, now: datetime) -> None:
    await record_found(case, assessment, found, by=by, now=now)
    await write_entry(case.person, "needs_assessed", by=by, now=now)
    await registry("reintegration").act_done(ActDone(case.person, "needs_assessed", by, now))
    details: audit.Details = {"assessment": str(assessment)}
    await audit.record(Audit, by=by, action="needs_assessed", about=case.person, details=details, at=now)
    await notify_desk(case)


async def _locked(assessment: UUID, by: Actor) -> tuple[AssessmentRow, CaseRow]:
    """The assessment and its case, which is locked first."""
    found = await any_assessment(assessment)
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    row = await any_assessment(assessment)
    assert row is not None
    return row, case
