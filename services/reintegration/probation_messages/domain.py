"""Which messages go to probation about whom, and how little stands in them."""

from shared.messages.base import Message
from shared.messages.reintegration import ConsentTakenBack, PlanMilestone, ReferralOutcome

NOT_NAMED = ("health", "mental_health", "alcohol", "drugs", "other")
"""Kinds of help that probation is not told: they speak of the person's health."""


def may_go(message: Message, *, known: bool, supervised: bool) -> bool:
    """About somebody who is not on the register nothing is told; of whoever was on it, only what deletes something that was told before."""
    return supervised or (known and isinstance(message, ConsentTakenBack))


def least(message: Message) -> Message:
    """The message with no more than the officer needs: of help that speaks of health neither the kind nor who gives it."""
    if isinstance(message, ReferralOutcome) and message.need in NOT_NAMED:
        return message.model_copy(update={"need": "other", "provider": ""})
    if isinstance(message, PlanMilestone) and message.need in NOT_NAMED:
        return message.model_copy(update={"need": "other"})
    return message
