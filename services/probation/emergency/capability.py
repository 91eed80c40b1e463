"""Reading another office's record in an emergency."""

from pathlib import Path

from services.probation.database import DB
from services.probation.emergency import pages, words
from services.probation.emergency.actions import KIND
from services.probation.emergency.permissions import EmergencyPermission
from shared.access.owners import owners_by
from shared.registry import Capability, QueueKind

CAPABILITY = Capability(
    "emergency",
    permissions=EmergencyPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    queue_kinds=[QueueKind(KIND, 1, words.title, lambda access, _: f"/emergency/{access}", by_decision=True)],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    owners={"access": owners_by(DB, "SELECT person FROM probation.emergency_access WHERE id = $1")},
)
