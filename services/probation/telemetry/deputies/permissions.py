"""Permissions for deputies."""

from shared.access.permissions import Permission
from shared.actors import Role


class DeputyPermission(Permission):
    """Who names deputies."""

    NAME = "deputies.name", "Name the deputies of officers", Role.SENIOR_OFFICER
