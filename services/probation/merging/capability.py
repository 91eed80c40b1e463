"""Merging two records of one person, and taking a merge apart."""

from pathlib import Path

from services.probation.database import DB
from services.probation.merging import pages, panels, undo_pages, words
from services.probation.merging.actions import ASKED
from services.probation.merging.effects.review import REVIEW
from services.probation.merging.permissions import MergingPermission
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "merging",
    permissions=MergingPermission,
    routes=[*pages.route_handlers, *undo_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    queue_kinds=[
        QueueKind(ASKED, 4, lambda: gettext("Merge to confirm"), lambda merge, _: f"/merges/{merge}", by_decision=True),
        QueueKind(REVIEW, 4, lambda: gettext("Look through what was merged")),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(
            60,
            lambda: gettext("Registered twice"),
            lambda person: f"/people/{person}/merge",
            MergingPermission.PROPOSE,
            group="person",
        )
    ],
    case_panels=[Panel(6, "merging/case.html", panels.of_case)],
    owners={
        "other": owners_by(DB, "SELECT $1::uuid"),
        "merge": owners_by(DB, "SELECT unnest(ARRAY[survivor, retired]) FROM probation.person_merge WHERE id = $1"),
    },
)
