"""Changing the match threshold: only by an administrator, with a reason, kept for ever. Never automatically."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.biometrics.database import DB, Audit
from services.biometrics.matching.artefact import Artefact
from services.biometrics.thresholds import domain
from services.biometrics.thresholds.permissions import ThresholdPermission
from services.biometrics.thresholds.queries import decision_in_force
from services.biometrics.thresholds.tables import ThresholdDecision
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction


@dataclass
class Refused(Exception):
    """Nothing was changed, because of everything in `why`; it is empty where only the day could not be read."""

    why: list[domain.Refusal]


class NotAllowed(Exception):
    """Only an administrator sets a threshold."""


class ChangedMeanwhile(Exception):
    """Another decision was made after the page was shown: look again."""


@dataclass(frozen=True)
class Proposal:
    """What the administrator typed. `match` is NaN and `valid_from` None where nobody could read it.

    `seen` is the last decision that the page showed.
    """

    match: float
    confirmed: float | None
    reason: str
    valid_from: datetime | None
    seen: UUID | None


async def set_threshold(proposal: Proposal, artefact: Artefact, *, by: Actor, now: datetime) -> UUID:
    """Decide on the threshold of `artefact`; it holds from `valid_from`. Raises NotAllowed, Refused or ChangedMeanwhile."""
    if not may(by, ThresholdPermission.DECIDE):
        raise NotAllowed
    async with transaction(DB) as opened:
        await opened.connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('threshold_decision', 0))")
        last = await ThresholdDecision.select(ThresholdDecision.id).order_by(ThresholdDecision.decided_at, ascending=False).first()
        if (last["id"] if last else None) != proposal.seen:
            raise ChangedMeanwhile
        bounds, reason = artefact.bounds, proposal.reason.strip()
        held = await decision_in_force(now=now)
        current = held.match if held and held.artefact == artefact.digest else None
        why = domain.refusals(
            proposal.match, bounds, current=current, confirmed=proposal.confirmed, reason=reason, valid_from=proposal.valid_from, now=now
        )
        if why or proposal.valid_from is None:
            raise Refused(why)
        decision, review = uuid4(), domain.review_beside(proposal.match, bounds)
        await ThresholdDecision.insert(
            ThresholdDecision(
                id=decision,
                artefact=artefact.digest,
                artefact_name=str(artefact.facts.get("data_set", "")),
                engine=str(artefact.facts["engine"]),
                models=str(artefact.facts["models"]),
                match=proposal.match,
                review=review,
                target=bounds.target,
                below_target=proposal.match < bounds.target,
                valid_from=proposal.valid_from,
                reason=reason,
                by_id=by.id,
                by_name=by.name,
                decided_at=now,
            )
        )
        details: audit.Details = {
            "decision": str(decision), "artefact": artefact.digest, "match": proposal.match, "review": review, "before": current,
            "target": bounds.target, "floor": bounds.floor, "below_target": proposal.match < bounds.target,
            "valid_from": proposal.valid_from.isoformat(),
        }  # fmt: skip
        await audit.record(Audit, by=by, action="threshold_set", about=decision, details=details, at=now)
    return decision
