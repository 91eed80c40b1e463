"""The desk's messages, in words."""

from services.probation.check_ins.words import need
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import gettext


def _outcome(code: str) -> str:
    return {
        "accepted": gettext("accepted"),
        "rejected": gettext("not accepted"),
        "completed": gettext("completed"),
        "cancelled": gettext("cancelled"),
        "failed": gettext("did not work out"),
    }.get(code, code)


def _milestone(code: str) -> str:
    return {
        "plan_started": gettext("A plan was started on the desk"),
        "goal_met": gettext("A goal of the plan was met"),
        "plan_completed": gettext("The plan was completed"),
    }.get(code, code)


def reason(code: str) -> str | None:
    """Why a human should look."""
    return gettext("The social worker reports a move: check zone and curfew address") if code == "residence" else None


def _referral(details: Details) -> str:
    """Of help that speaks of health the desk tells neither the kind nor the provider."""
    if not details["provider"]:
        return gettext("Referral: %(outcome)s", outcome=_outcome(details["outcome"]))
    return gettext(
        "Referral for %(need)s to %(provider)s: %(outcome)s", need=need(details["need"]), provider=details["provider"],
        outcome=_outcome(details["outcome"]),
    )  # fmt: skip


TIMELINE: dict[str, Words] = {
    "referral_outcome": _referral,
    "plan_milestone": lambda d: f"{_milestone(d['milestone'])} ({need(d['need'])})",
    "residence_proposed": lambda _: gettext("The social worker reports a move, with the new address as the person agreed"),
    "proposed_address_deleted": lambda _: gettext("The person took the consent back: the reported address was deleted"),
    "residence_changed": lambda _: gettext("The social worker reports a move"),
}
