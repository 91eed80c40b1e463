"""What happened in a case: added to, never changed."""

from services.probation.timeline.permissions import TimelinePermission
from shared.registry import Capability

CAPABILITY = Capability("timeline", permissions=TimelinePermission, timeline_words={"note": lambda details: str(details["words"])})
