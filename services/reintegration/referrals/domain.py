"""The states of a referral: the main ones of HL7's closed-loop referral (Gravity, FHIR Task), with who may set each.

`TRANSITIONS` is the table of transitions; everything else here is derived from it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from services.reintegration.errors import ReasonMissing, ReferralMoved

Party = Literal["sender", "receiver", "system"]
Outcome = Literal["accepted", "rejected", "completed", "cancelled", "failed"]
Conclusion = Literal["completed", "ended_early", "cancelled", "not_accepted", "mistake"]


class Status(StrEnum):
    """The state of a referral."""

    DRAFT = "draft"
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_PROGRESS = "in-progress"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    ENTERED_IN_ERROR = "entered-in-error"


S = Status
_SENDER: frozenset[Party] = frozenset({"sender"})
_RECEIVER: frozenset[Party] = frozenset({"receiver"})
_WITHDRAWING: frozenset[Party] = frozenset({"sender", "system"})

TRANSITIONS: Mapping[tuple[Status, Status], frozenset[Party]] = {
    (S.DRAFT, S.REQUESTED): _SENDER,
    (S.DRAFT, S.CANCELLED): _WITHDRAWING,
    (S.REQUESTED, S.ACCEPTED): _RECEIVER,
    (S.REQUESTED, S.REJECTED): _RECEIVER,
    (S.REQUESTED, S.CANCELLED): _WITHDRAWING,
    (S.ACCEPTED, S.IN_PROGRESS): _RECEIVER,
    (S.ACCEPTED, S.ON_HOLD): _RECEIVER,
    (S.ACCEPTED, S.FAILED): _RECEIVER,
    (S.ACCEPTED, S.CANCELLED): _WITHDRAWING,
    (S.IN_PROGRESS, S.ON_HOLD): _RECEIVER,
    (S.IN_PROGRESS, S.COMPLETED): _RECEIVER,
    (S.IN_PROGRESS, S.FAILED): _RECEIVER,
    (S.IN_PROGRESS, S.CANCELLED): _SENDER,
    (S.ON_HOLD, S.IN_PROGRESS): _RECEIVER,
    (S.ON_HOLD, S.FAILED): _RECEIVER,
    (S.ON_HOLD, S.CANCELLED): _WITHDRAWING,
} | {(state, S.ENTERED_IN_ERROR): _SENDER for state in Status if state is not S.ENTERED_IN_ERROR}

FINAL = frozenset({S.REJECTED, S.COMPLETED, S.CANCELLED, S.FAILED, S.ENTERED_IN_ERROR})
OPEN = frozenset(Status) - FINAL

REJECTION_REASONS = ("no_capacity", "not_eligible", "wrong_service", "cannot_reach", "other")
FAILURE_REASONS = ("did_not_come", "left_early", "cannot_reach", "provider_cannot", "other")
HOLD_REASONS = ("waiting_list", "documents_missing", "person_away", "other")
WITHDRAWAL_REASONS: Mapping[str, tuple[str, ...]] = {
    "person": ("person_declined", "need_met_elsewhere", "person_moved"),
    "desk": ("wrong_provider", "sent_by_mistake", "no_answer"),
    "case": ("case_closed",),
    "consent": ("consent_withdrawn",),
    "transfer": ("transferred",),
}
DESK_WITHDRAWAL_REASONS = (*WITHDRAWAL_REASONS["person"], *WITHDRAWAL_REASONS["desk"])
REASONS: Mapping[Status, tuple[str, ...]] = {
    S.REJECTED: REJECTION_REASONS,
    S.FAILED: FAILURE_REASONS,
    S.ON_HOLD: HOLD_REASONS,
    S.CANCELLED: tuple(reason for group in WITHDRAWAL_REASONS.values() for reason in group),
}
_OUTCOMES: Mapping[Status, Outcome] = {
    S.ACCEPTED: "accepted",
    S.REJECTED: "rejected",
    S.COMPLETED: "completed",
    S.CANCELLED: "cancelled",
    S.FAILED: "failed",
}


def move(current: Status, to: Status, party: Party, reason: str | None = None) -> Status:
    """The new state. Raises ReferralMoved for a step that is not in the table, ReasonMissing if one of `REASONS` is required."""
    if party not in TRANSITIONS.get((current, to), frozenset()):
        raise ReferralMoved(current)
    if to in REASONS and reason not in REASONS[to]:
        raise ReasonMissing
    return to


def allowed_transitions(current: Status, party: Party) -> list[Status]:
    """What `party` may set now, in the order of the table."""
    return [to for (before, to), parties in TRANSITIONS.items() if before is current and party in parties]


def withdrawn_on_close(status: Status, *, started: bool) -> bool:
    """Whether the end of a case withdraws this referral. Not after a recorded arrival: then it is handed over instead."""
    return not started and "system" in TRANSITIONS.get((status, S.CANCELLED), frozenset())


def conclusion(status: Status, *, started: bool) -> Conclusion | None:
    """How it ended, derived and never set by hand; None while it is open."""
    endings: dict[Status, Conclusion] = {
        S.COMPLETED: "completed",
        S.FAILED: "ended_early",
        S.CANCELLED: "ended_early" if started else "cancelled",
        S.REJECTED: "not_accepted",
        S.ENTERED_IN_ERROR: "mistake",
    }
    return endings.get(status)


def outcome(status: Status) -> Outcome | None:
    """What probation is told on entering a state; None: nothing."""
    return _OUTCOMES.get(status)
