"""What had ended with a case, in words."""

from services.reintegration import words as common
from services.reintegration.casefile.stopped import Stopped
from shared.web.i18n import gettext


def stopped(row: Stopped) -> str:
    """One thing that had ended, named as its own page does."""
    kind = {
        "task": gettext("Task"),
        "appointment": gettext("Appointment"),
        "referral": gettext("Referral"),
        "plan": gettext("Plan"),
        "mentor": gettext("Mentor"),
        "group": gettext("Groups"),
        "course": gettext("Course"),
        "application": gettext("Job application"),
        "part": gettext("Who takes part"),
        "worker": gettext("Who has the case"),
    }[row.what]
    more = row.name
    if row.what == "task":
        more = common.task_title(*row.code.split("/"))
    elif row.what in ("referral", "plan"):
        more = ", ".join(filter(None, (common.need(row.code), row.name)))
    return f"{kind}: {more}" if more else kind
