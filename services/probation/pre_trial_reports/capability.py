"""Pre-trial reports about people who are not on the register."""

from pathlib import Path

from services.probation.database import DB
from services.probation.pre_trial_reports import jobs, panels, words
from services.probation.pre_trial_reports.actions.opening import ITEM
from services.probation.pre_trial_reports.pages import ending, listing, report
from services.probation.pre_trial_reports.permissions import PreTrialPermission
from shared.access.owners import owners_by
from shared.registry import Capability, Panel, PersonRows, QueueKind


def _page(number: object, _: object) -> str:
    return f"/pre-trial-reports/{number}"


CAPABILITY = Capability(
    "pre_trial_reports",
    permissions=PreTrialPermission,
    routes=[*listing.route_handlers, *report.route_handlers, *ending.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.erase_old_reports, jobs.LOOK_EVERY)],
    queue_kinds=[QueueKind(ITEM, 4, words.title, _page, by_decision=True)],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    home_panels=[Panel(28, "pre_trial_reports/home.html", panels.home)],
    case_panels=[Panel(19, "pre_trial_reports/case.html", panels.of_case, place="side")],
    owners={"pre_trial_report": owners_by(DB, "SELECT person FROM probation.pre_trial_report WHERE id = $1 AND person IS NOT NULL")},
    person_rows=[PersonRows("probation.pre_trial_report", words.title, of_registration=True)],
)
