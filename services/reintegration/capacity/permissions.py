"""Permissions for free places."""

from shared.access.permissions import Permission
from shared.actors import Role


class CapacityPermission(Permission):
    """Who reports free places."""

    REPORT = "capacity.report", "Report the free places of one's own offers", Role.PROVIDER
