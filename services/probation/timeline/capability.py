"""What happened in a case: added to, never changed."""

from shared.registry import Capability

CAPABILITY = Capability("timeline", timeline_words={"note": lambda details: str(details["words"])})
