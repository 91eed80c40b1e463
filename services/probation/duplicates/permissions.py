"""Permissions for double registrations."""

from shared.access.permissions import Permission
from shared.actors import Role


class DuplicatePermission(Permission):
    """Who looks at suspicions of a double registration."""

    READ = "duplicates.read", "Open a suspicion of a double registration", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    DECIDE = "duplicates.decide", "Decide it", Role.OFFICER, Role.SENIOR_OFFICER
