"""Permissions for transfers."""

from shared.access.permissions import Permission
from shared.actors import Role


class TransferPermission(Permission):
    """Who asks for a case of another office."""

    ASK = "transfers.ask", "Ask another office for the transfer of a case", Role.OFFICER, Role.SENIOR_OFFICER
