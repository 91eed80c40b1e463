"""Permissions for the register."""

from shared.access.permissions import Permission
from shared.actors import Role


class RegisterPermission(Permission):
    """Who puts people on the register."""

    REGISTER = "register.person", "Put a person on the register", Role.OFFICER, Role.SENIOR_OFFICER
    CARD = "register.card", "Issue a new card", Role.OFFICER, Role.SENIOR_OFFICER
