"""What both sides of a referral said, in words."""

from services.reintegration.conversations.domain import Handover, Offered
from shared.web.i18n import gettext


def party(side: str) -> str:
    """Who said it."""
    return {"desk": gettext("desk"), "provider": gettext("provider")}[side]


def via(code: str | None) -> str:
    """How the words came; empty where somebody wrote them who was signed in."""
    return {"link": gettext("through a link"), "phone": gettext("on the phone")}.get(code or "", "")


def arrival(code: str) -> str:
    """What a side says about the arrival."""
    return {"arrived": gettext("The person arrived and was introduced"), "not_arrived": gettext("The person has not arrived")}[code]


def offered(code: str) -> tuple[str, str]:
    """(words, class of the tag) of a proposed time."""
    return {
        Offered.OFFERED: (gettext("Proposed"), "govuk-tag--yellow"),
        Offered.CHOSEN: (gettext("Agreed"), "govuk-tag--green"),
        Offered.DECLINED: (gettext("Does not suit"), "govuk-tag--grey"),
        Offered.WITHDRAWN: (gettext("Withdrawn"), "govuk-tag--grey"),
    }[Offered(code)]


def handover(code: Handover) -> tuple[str, str]:
    """(words, class of the tag) of what both sides say about the arrival."""
    yellow = "govuk-tag--yellow"
    return {
        Handover.NOBODY: (gettext("Nobody has said yet whether the person arrived"), "govuk-tag--grey"),
        Handover.DESK_ARRIVED: (gettext("The desk says that the person arrived; the provider has not confirmed it yet"), yellow),
        Handover.DESK_NOT: (gettext("The desk says that the person has not arrived; the provider has said nothing yet"), yellow),
        Handover.PROVIDER_ARRIVED: (gettext("The provider says that the person arrived; the desk has not confirmed it yet"), yellow),
        Handover.PROVIDER_NOT: (gettext("The provider says that the person has not arrived; the desk has said nothing yet"), yellow),
        Handover.CONFIRMED: (gettext("Both sides confirm: the person arrived and was introduced"), "govuk-tag--green"),
        Handover.NOT_ARRIVED: (gettext("Both sides say: the person has not arrived"), "govuk-tag--grey"),
        Handover.DIFFERENT: (
            gettext("The two sides say different things. A worker asks both; nobody blames the person."),
            "govuk-tag--orange",
        ),
    }[code]


def person_answer(code: str) -> str:
    """What the person says to a proposed time."""
    return {
        "can_come": gettext("I can come"),
        "another_time": gettext("Another time, please"),
        "cannot": gettext("I cannot come"),
    }[code]


TIMELINE = {
    "time_can_come": lambda _: gettext("The person can come at the proposed time"),
    "time_another_time": lambda _: gettext("The person asks for another time"),
    "time_cannot": lambda _: gettext("The person cannot come at the proposed time"),
    "referral_message_desk": lambda _: gettext("Message to the provider"),
    "referral_message_provider": lambda _: gettext("Message from the provider"),
    "referral_time_proposed": lambda _: gettext("A time with the provider was proposed"),
    "referral_time_chosen": lambda _: gettext("A time with the provider was agreed"),
    "referral_time_declined": lambda _: gettext("A proposed time with the provider does not suit"),
    "referral_time_withdrawn": lambda _: gettext("A proposed time with the provider was withdrawn"),
    "referral_arrived_desk": lambda _: gettext("The desk says: the person arrived at the provider"),
    "referral_arrived_provider": lambda _: gettext("The provider says: the person arrived"),
    "referral_not_arrived_desk": lambda _: gettext("The desk says: the person has not arrived at the provider"),
    "referral_not_arrived_provider": lambda _: gettext("The provider says: the person has not arrived"),
}
