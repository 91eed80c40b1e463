"""The capability that each service adds for the messages that it receives."""

from pathlib import Path

from piccolo.table import Table

from shared.dead_letters import pages
from shared.dead_letters.actions import Receiver
from shared.dead_letters.permissions import DeadLetterPermission
from shared.messaging.outbox import Messaging
from shared.registry import Capability


def capability(messaging: Messaging, audit: type[Table]) -> Capability:
    """The pages of dead letters of one service."""
    routes = [pages.router(Receiver(messaging, audit))]
    return Capability("dead_letters", permissions=DeadLetterPermission, routes=routes, templates=Path(__file__).parent / "templates")
