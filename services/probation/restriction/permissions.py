"""Permissions for restricted cases."""

from shared.access.permissions import Permission
from shared.actors import Role


class RestrictionPermission(Permission):
    """Who restricts a case."""

    CHANGE = "restriction.change", "Restrict a case, lift the restriction", Role.SENIOR_OFFICER
