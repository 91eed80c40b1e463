"""Asking another office for the transfer of a case."""

from pathlib import Path

from services.probation.transfers import pages, words
from services.probation.transfers.actions import KIND
from services.probation.transfers.permissions import TransferPermission
from shared.registry import Capability, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "transfers",
    permissions=TransferPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    queue_kinds=[QueueKind(KIND, 4, lambda: gettext("Another office asks for this case"))],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
)
