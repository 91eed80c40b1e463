"""Working through the steps: done, not possible yet, another day, removed; each is taken back where it was a mistake."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB
from services.reintegration.errors import ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.plans.actions.common import Act, ensure_seen, locked_plan, plan_of_step, record, save
from services.reintegration.plans.domain import steps as rules
from services.reintegration.plans.domain.goals import settled
from services.reintegration.plans.domain.steps import Owner, Step
from services.reintegration.words import today
from shared.actors import Actor
from shared.db.engine import transaction


@dataclass(frozen=True, slots=True)
class Evidence:
    """How we know that a step is done: in words, on which day, which document was seen."""

    words: str = field(default="", repr=False)
    done_on: date | None = None
    document: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """From a form: the version that was on the screen, and the token that keeps it from taking effect twice."""

    seen: int | None = None
    token: UUID | None = None


NO_FORM = Sent()


async def complete_step(step: UUID, evidence: Evidence = Evidence(), *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """Done; returns the person. A goal's last open step achieves the goal, the last goal completes the plan; probation is told of both."""

    def rule(found: Step) -> Step:
        if found.state == "completed" and sent.seen is None:
            return found  # sent twice
        return rules.complete(found, now, done_on=evidence.done_on or today(now), evidence=evidence.words, document=evidence.document)

    return await _change(step, Act("complete", step), "step_completed", rule, sent=sent, by=by, now=now)


async def archive_step(step: UUID, reason: str | None, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """Remove a step from the plan with a reason that a person can choose; returns the person. Raises ReasonMissing."""
    if reason not in rules.DESK_REASONS:
        raise ReasonMissing
    return await _change(
        step, Act("archive", step, reason), "step_archived", lambda found: rules.archive(found, reason), sent=sent, by=by, now=now
    )


async def restore_step(step: UUID, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """Undo archive_step; returns the person."""
    return await _change(step, Act("restore", step), "step_restored", rules.restore, sent=sent, by=by, now=now)


async def reopen_step(step: UUID, why: str, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """It was completed by mistake: active again, with a reason in words; returns the person. Raises ReasonMissing."""
    if not why.strip():
        raise ReasonMissing
    return await _change(step, Act("reopen", step, why=why), "step_reopened", rules.reopen, sent=sent, by=by, now=now)


async def block_step(step: UUID, why: str, until: date, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """It cannot be done yet: why, and the day on which it comes back by itself; returns the person."""
    return await _change(
        step,
        Act("block", step, why=why),
        "step_blocked",
        lambda found: rules.block(found, why, until, today(now)),
        sent=sent,
        by=by,
        now=now,
    )


async def unblock_step(step: UUID, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """It can be done sooner than thought; returns the person."""
    return await _change(step, Act("unblock", step), "step_unblocked", rules.unblock, sent=sent, by=by, now=now)


async def move_due(step: UUID, due_on: date, why: str, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """Another day, with a reason; the day that was agreed first is kept. Returns the person."""
    return await _change(
        step, Act("due", step, why=why), "step_due_moved", lambda found: rules.moved_due(found, due_on, why), sent=sent, by=by, now=now
    )


async def correct_step(
    step: UUID, text: str, owner: Owner, owner_name: str, owner_id: UUID | None = None, *, sent: Sent = NO_FORM, by: Actor, now: datetime
) -> UUID:
    """Other words, or somebody else does it; what stood there before stays in the history. Returns the person."""
    return await _change(
        step,
        Act("correct", step),
        "step_corrected",
        lambda found: rules.corrected(found, text, owner, owner_name, owner_id),
        sent=sent,
        by=by,
        now=now,
    )


async def _change(
    step: UUID, act: Act, action: str, rule: Callable[[Step], Step], *, sent: Sent, by: Actor, now: datetime
) -> UUID:  # fmt: skip
    plan = await plan_of_step(step)
    async with transaction(DB):
        work = await locked_plan(plan, by=by, now=now)
        if sent.token and await sent_before(sent.token, uuid4(), by=by, now=now):
            return work.case.person
        before = work.goal_of(step)
        old = before.step(step)
        ensure_seen(sent.seen, old.version)
        new = rule(old)
        if new != old:
            await record(work, action, step, reason=new.reason)
            await save(work, before, settled(before.with_step(new)), act)
    return work.case.person
