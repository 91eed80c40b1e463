"""Permissions for zones and hours."""

from shared.access.permissions import Permission
from shared.actors import Role


class OrderPermission(Permission):
    """Who reads and changes what the court ordered."""

    READ = "orders.read", "See the zones and the timetable", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    CHANGE = "orders.change", "Change the zones and the timetable", Role.OFFICER, Role.SENIOR_OFFICER
    PROTECT = "orders.protect", "Set the distance to a protected place", Role.SENIOR_OFFICER
