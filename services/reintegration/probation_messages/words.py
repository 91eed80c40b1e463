"""What probation was told, in words."""

from services.reintegration import words as common
from services.reintegration.probation_messages.queries import Told
from shared.messages.reintegration import ConsentTakenBack, PlanMilestone, ReferralOutcome, ResidenceChanged, ResidenceChangedWithAddress
from shared.web.i18n import gettext


def what(told: Told) -> str:
    """What a message is about."""
    return {
        ReferralOutcome.type: gettext("The outcome of a referral"),
        PlanMilestone.type: gettext("How far the plan is"),
        ResidenceChanged.type: gettext("That the person moved, without the address"),
        ResidenceChangedWithAddress.type: gettext("That the person moved, with the new address"),
        ConsentTakenBack.type: gettext("That the person took back the consent to tell the address"),
    }.get(told.type, told.type)


def lines(told: Told) -> list[tuple[str, str]]:
    """(name, words) of everything that stands in the message, without the numbers by which computers find each other's records."""
    said = told.fields
    found: list[tuple[str, str]] = []
    if "need" in said:
        found.append((gettext("Kind of help"), common.need(said["need"])))
    if "provider" in said:
        found.append((gettext("Provider"), said["provider"] or gettext("not named")))
    if "outcome" in said:
        found.append((gettext("Outcome"), common.status(said["outcome"])))
    if "milestone" in said:
        found.append((gettext("Plan"), milestone(said["milestone"])))
    if "address" in said:
        found.append((gettext("Address"), said["address"]))
    return found


def milestone(code: str) -> str:
    """How far a plan is."""
    return {
        "plan_started": gettext("The plan was started"),
        "goal_met": gettext("A goal was achieved"),
        "plan_completed": gettext("The plan was completed"),
    }.get(code, code)
