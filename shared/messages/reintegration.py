"""Messages from reintegration."""

from typing import ClassVar, Literal
from uuid import UUID

from shared.messages.base import Message, Moment, Need, ServiceName


class _FromReintegration(Message):
    sender: ClassVar[ServiceName] = "reintegration"
    receiver: ClassVar[ServiceName] = "probation"


class ReferralOutcome(_FromReintegration):
    type: ClassVar[str] = "reintegration.referral_outcome.v1"

    referral: UUID
    need: Need
    outcome: Literal["accepted", "rejected", "completed", "cancelled", "failed"]
    provider: str
    decided_at: Moment


class PlanMilestone(_FromReintegration):
    type: ClassVar[str] = "reintegration.plan_milestone.v1"

    plan: UUID
    need: Need
    milestone: Literal["plan_started", "goal_met", "plan_completed"]
    reached_at: Moment


class ResidenceChanged(_FromReintegration):
    """Asks the officer to update the home zone and the curfew's address; the address itself is not sent: the person did not consent."""

    type: ClassVar[str] = "reintegration.residence_changed.v1"

    changed_at: Moment


class ResidenceChangedWithAddress(_FromReintegration):
    """The same with the new address, as the person consented: a proposal that the officer confirms."""

    type: ClassVar[str] = "reintegration.residence_changed.v2"

    address: str
    changed_at: Moment


class ConsentTakenBack(_FromReintegration):
    """The person took back the consent under which the officer was told something: what was not confirmed yet is deleted."""

    type: ClassVar[str] = "reintegration.consent_taken_back.v1"

    purpose: Literal["new_address"]
    taken_back_at: Moment
