"""Permissions for closing a registration."""

from shared.access.permissions import Permission
from shared.actors import Role


class ClosingPermission(Permission):
    """Who takes people off the register, and who undoes it."""

    CLOSE = "register.close", "Take a person off the register, undo it within a day", Role.OFFICER, Role.SENIOR_OFFICER
