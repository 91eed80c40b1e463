"""Permissions for cover."""

from shared.access.permissions import Permission
from shared.actors import Role


class CoverPermission(Permission):
    """Who arranges that one officer stands in for another."""

    SEE = "cover.see", "See whom one stands in for, and who stands in for oneself", Role.OFFICER, Role.SENIOR_OFFICER
    ARRANGE = "cover.arrange", "Arrange and end the cover of an officer of the office", Role.SENIOR_OFFICER
