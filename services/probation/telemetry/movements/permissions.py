"""Permissions for movements."""

from shared.access.permissions import Permission
from shared.actors import Role


class MovementPermission(Permission):
    """Who sees where a person was, and exports it as evidence."""

    READ = "movements.read", "See where a person was", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN
    EXPORT = "evidence.export", "Download an evidence pack", Role.OFFICER, Role.SENIOR_OFFICER, Role.PROSECUTOR, Role.OMBUDSMAN
