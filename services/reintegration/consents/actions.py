"""Recording what the person answered, and finding the consent under which something is sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.deadlines import longest_until
from services.reintegration.consents.domain import (
    NEEDED,
    OPTIONAL,
    STOPS_AT_ONCE,
    Answer,
    Category,
    Decision,
    Form,
    Purpose,
    Verdict,
    may_go,
)
from services.reintegration.consents.queries import decisions_of
from services.reintegration.consents.tables import Consent
from services.reintegration.consents.texts import text_on
from services.reintegration.continuation.actions import agree, take_back_agreement
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, ConsentRefused
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.registry import ConsentWithdrawn, registry


@dataclass(frozen=True)
class Said:
    """What the person answered, as it is recorded. `until_on`: the last day; None for a refusal alone."""

    purpose: Purpose
    organisations: Sequence[UUID]
    categories: Collection[str]
    answer: Answer
    language: Language
    form: Form
    paper_number: str | None
    witness: str | None
    from_on: date
    until_on: date | None
    renews: UUID | None = None


async def record(person: UUID, said: Said, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """Record an answer; returns its id. Sent twice, it returns the first. Raises NotThere, CaseClosed.

    A yes or a no to help without a registration takes effect on the case at once (infra/adr/0071-help-outlives-the-register.md).
    """
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        await write(case, said, made, by=by, now=now)
        if said.purpose is Purpose.HELP:
            await (agree if said.answer == "given" else take_back_agreement)(person, by=by, now=now)
        if said.answer == "refused" and said.purpose in STOPS_AT_ONCE:
            stopped = ConsentWithdrawn(person, made, said.purpose, tuple(said.organisations), by, now)
            await registry("reintegration").consent_withdrawn(stopped)
    return made


async def write(case: CaseRow, said: Said, made: UUID, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: the row, its line in the history and its audit record.

    Raises ConsentMissing for days that no consent may name.
    """
    if said.answer == "given" and (said.until_on is None or not said.from_on <= said.until_on <= longest_until(said.from_on)):
        raise ConsentMissing
    await Consent.insert(
        Consent(
            id=made, person=case.person, purpose=said.purpose.value, organisations=list(said.organisations),
            categories=list(said.categories), answer=said.answer, language=said.language,
            text_version=text_on(said.purpose, today(now)).valid_from, form=said.form, paper_number=said.paper_number,
            witness=said.witness, from_on=said.from_on, until_on=said.until_on, renews=said.renews, recorded_by=by.id,
            recorded_by_name=by.name, recorded_at=now,
        )
    )  # fmt: skip
    await write_entry(case.person, f"consent_{said.answer}", by=by, now=now, purpose=said.purpose.value, consent=str(made))
    details: audit.Details = {"purpose": said.purpose.value, "form": said.form}
    await audit.record(Audit, by=by, action=f"consent_{said.answer}", about=case.person, details=details, at=now)
    await notify_desk(case)


async def consent_to_refer(case: CaseRow, organisation: UUID, *, by: Actor, now: datetime) -> Decision:
    """With the case's lock held: the consent under which a referral goes there, recorded now if nobody asked before.

    The worker has said that the person saw what is sent, on the screen, and agrees. That never overrules a no: whoever refused or took back
    is asked again on the page of consents first. Raises ConsentRefused.
    """
    return await _consent_to_send(case, Purpose.REFERRAL, organisation, by=by, now=now)


async def consent_to_send_cv(case: CaseRow, organisation: UUID, *, by: Actor, now: datetime) -> Decision:
    """The same for a CV that goes to an employer or a career centre. Raises ConsentRefused."""
    return await _consent_to_send(case, Purpose.WORK, organisation, by=by, now=now)


async def _consent_to_send(case: CaseRow, purpose: Purpose, organisation: UUID, *, by: Actor, now: datetime) -> Decision:
    found = await verdict_on(purpose, case.person, organisation, now)
    if found.consent is not None:
        return found.consent
    if found.barrier in ("refused", "withdrawn"):
        raise ConsentRefused
    made, on = uuid4(), today(now)
    categories = [*NEEDED[purpose], *OPTIONAL[purpose]]
    said = Said(purpose, [organisation], categories, "given", spoken(case.language), "screen", None, None, on, longest_until(on))
    await write(case, said, made, by=by, now=now)
    return Decision(made, said.purpose, [organisation], categories, "given", on, said.until_on, now, None)


@dataclass(frozen=True, slots=True)
class Yes:
    """How somebody said yes at the desk: on the screen, on a paper with its number, or in words that somebody else heard.

    `more`: data of OPTIONAL that the person allows.
    """

    form: Form
    paper_number: str | None = None
    witness: str | None = None
    more: Sequence[Category] = ()


async def agreed_now(case: CaseRow, purpose: Purpose, how: Yes, *, by: Actor, now: datetime) -> Decision:
    """With the case's lock held: the person just said yes to something that names no organisation; recorded as an answer of its own.

    It holds as long as a consent may. Raises ConsentMissing where a paper has no number, or nobody heard what was said.
    """
    if (how.form == "paper" and not how.paper_number) or (how.form == "spoken" and not how.witness):
        raise ConsentMissing
    made, on, categories = uuid4(), today(now), [*NEEDED[purpose], *(each for each in how.more if each in OPTIONAL[purpose])]
    number, witness = how.paper_number if how.form == "paper" else None, how.witness if how.form == "spoken" else None
    said = Said(purpose, [], categories, "given", spoken(case.language), how.form, number, witness, on, longest_until(on))
    await write(case, said, made, by=by, now=now)
    return Decision(made, purpose, [], categories, "given", on, said.until_on, now, None)


async def stands(purpose: Purpose, person: UUID, now: datetime) -> Decision | None:
    """The consent for a purpose that names no organisation, as it holds today; None where none does."""
    return may_go(await decisions_of(person), purpose, None, NEEDED[purpose], today(now)).consent


async def consent_to_tell_address(person: UUID, now: datetime) -> Decision:
    """With the case's lock held: the consent under which the officer is told the new address. Raises ConsentMissing."""
    found = may_go(await decisions_of(person), Purpose.NEW_ADDRESS, None, NEEDED[Purpose.NEW_ADDRESS], today(now))
    if found.consent is None:
        raise ConsentMissing
    return found.consent


async def verdict_on_referral(person: UUID, organisation: UUID, now: datetime) -> Verdict:
    """What the person said about a referral to this organisation."""
    return await verdict_on(Purpose.REFERRAL, person, organisation, now)


async def verdict_on(purpose: Purpose, person: UUID, organisation: UUID, now: datetime) -> Verdict:
    """What the person said about sending something to this organisation for a purpose."""
    return may_go(await decisions_of(person), purpose, organisation, NEEDED[purpose], today(now))


async def may_tell_address(person: UUID, now: datetime) -> bool:
    """Whether the person consented that the officer is told a new address."""
    return may_go(await decisions_of(person), Purpose.NEW_ADDRESS, None, NEEDED[Purpose.NEW_ADDRESS], today(now)).consent is not None


async def note_help(case: CaseRow, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: who comes, or comes back, agrees at the desk that it helps, until the last day that a consent may name."""
    on = today(now)
    said = Said(Purpose.HELP, [], list(NEEDED[Purpose.HELP]), "given", spoken(case.language), "screen", None, None, on, longest_until(on))
    await write(case, said, uuid4(), by=by, now=now)


def spoken(language: str) -> Language:
    """The language in which the text is told to somebody who speaks this one."""
    return "ru" if language == "ru" else "en" if language == "en" else "kk"


def today(now: datetime) -> date:
    """The day in the desk's zone."""
    return now.astimezone(ZoneInfo(settings().timezone)).date()
