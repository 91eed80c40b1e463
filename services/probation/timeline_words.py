"""A person's timeline in words."""

from collections.abc import Callable, Mapping
from typing import Any

from services.probation.case_words import basis, closing_reason
from services.probation.check_in_words import need, verdict
from services.probation.queue_words import reason
from services.probation.words import who
from shared.web.i18n import format_datetime, gettext

Row = dict[str, Any]

Words = Callable[[Mapping[str, Any]], str]


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


def _reviewed(details: Mapping[str, Any]) -> str:
    if details.get("second_asked"):
        return gettext("Officer: not the same person. A second officer was asked")
    return gettext("Check-in decided: %(verdict)s", verdict=verdict(details["verdict"]))


def _recorded(details: Mapping[str, Any]) -> str:
    if details.get("reason"):
        return gettext("Checked in; with the officer: %(reason)s", reason=reason(details["reason"]))
    return gettext("Checked in, nothing in doubt")


ENTRIES: dict[str, Words] = {
    "registered": lambda d: gettext("Put on the register, case %(number)s", number=d["case_number"]),
    "check_in_recorded": _recorded,
    "check_in_reviewed": _reviewed,
    "check_in_missed": lambda _: gettext("Nobody came within the window"),
    "enrolment_completed": lambda d: gettext("Face enrolled from %(frames)s pictures", frames=d["frames"]),
    "template_erased": lambda d: gettext("Everything of the face was erased; proof %(proof)s", proof=d["proof"][:12]),
    "duplicate_suspected": lambda _: gettext("The face looks like that of another person on the register"),
    "referral_outcome": lambda d: gettext(
        "Referral for %(need)s to %(provider)s: %(outcome)s", need=need(d["need"]), provider=d["provider"], outcome=_outcome(d["outcome"])
    ),
    "plan_milestone": lambda d: f"{_milestone(d['milestone'])} ({need(d['need'])})",
    "residence_changed": lambda _: gettext("The desk says that the home changed"),
    "support_requested": lambda d: gettext("Asked for help: %(needs)s. The desk was told", needs=", ".join(map(need, d["needs"]))),
    "basis_changed": lambda d: gettext("Use of the face: %(basis)s", basis=basis(d["basis"])),
    "card_issued": lambda _: gettext("A new card was issued"),
    "closed": lambda d: gettext("Removed from the register: %(reason)s", reason=closing_reason(d["reason"])),
    "note": lambda d: str(d["words"]),
}
"""Words of timeline entries by kind; telemetry adds its own at start."""


def entry(row: Row) -> Row:
    """A timeline entry ready to be shown."""
    words = ENTRIES.get(row["kind"])
    text = words(row["details"]) if words else row["kind"].replace("_", " ")
    return {
        "text": text,
        "who": who(row["by_id"], row["by_name"]),
        "at": row["at"],
        "when": format_datetime(row["at"]),
        "kind": row["kind"],
    }
