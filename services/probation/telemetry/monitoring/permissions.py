"""Permissions for electronic monitoring."""

from shared.access.permissions import Permission
from shared.actors import Role


class MonitoringPermission(Permission):
    """Who asks for electronic monitoring, decides on it, and works with the equipment."""

    READ = "monitoring.read", "See decisions on electronic monitoring, print its papers", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    DRAFT = "monitoring.draft", "Ask for electronic monitoring, its change or its end", Role.OFFICER, Role.SENIOR_OFFICER
    DECIDE = "monitoring.decide", "Decide on electronic monitoring that somebody else asked for", Role.SENIOR_OFFICER
    EQUIP = "monitoring.equip", "Record installation, damage, loss and return of a bracelet", Role.OFFICER, Role.SENIOR_OFFICER
