"""The law's data on pages."""

from pathlib import Path

from services.probation.law_changes import jobs
from services.probation.law_changes.pages import cancelling, days, drafts, effects, exports, prints, values
from services.probation.law_changes.permissions import LawPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "law_changes",
    permissions=LawPermission,
    routes=[each for module in (values, days, drafts, effects, cancelling, prints, exports) for each in module.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.count_next_draft, jobs.LOOK_EVERY)],
)
