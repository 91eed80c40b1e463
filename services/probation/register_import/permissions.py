"""Permissions for taking over a register."""

from shared.access.permissions import Permission
from shared.actors import Role


class ImportPermission(Permission):
    """Who takes over a register for an office."""

    IMPORT = "register.import", "Take over a register from a file, decide its held rows, take it back", Role.SENIOR_OFFICER
