"""Permissions for movements."""

from shared.access.permissions import Permission
from shared.actors import Role


class MovementPermission(Permission):
    """Who sees where a person was."""

    READ = "movements.read", "See where a person was", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN
