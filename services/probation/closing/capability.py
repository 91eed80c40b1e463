"""Taking a person off the register, by one officer or two, and undoing it within a day."""

from pathlib import Path

from services.probation.closing import jobs, pages, panels, words
from services.probation.closing.actions import PROPOSED
from services.probation.closing.permissions import ClosingPermission
from services.probation.settings import settings
from shared.registry import Capability, CaseTab, Panel, PersonRows, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "closing",
    permissions=ClosingPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.finish_closings, lambda: settings().sweep_seconds)],
    queue_kinds=[
        QueueKind(PROPOSED, 4, lambda: gettext("Removal to confirm"), lambda _, person: f"/people/{person}/close", by_decision=True)
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_panels=[Panel(5, "closing/case.html", panels.of_case)],
    case_tabs=[
        CaseTab(
            90,
            lambda: gettext("Close the registration"),
            lambda person: f"/people/{person}/close",
            ClosingPermission.CLOSE,
            at_end=True,
            group="decision",
        )
    ],
    person_rows=[PersonRows("probation.closing", lambda: gettext("Removal from the register"), "proposed_at", of_registration=True)],
)
