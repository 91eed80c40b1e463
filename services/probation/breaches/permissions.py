"""Permissions for proceedings about a possible breach."""

from shared.access.permissions import Permission
from shared.actors import Role


class BreachPermission(Permission):
    """Who collects, hears and decides, and who signs as the second."""

    READ = "breaches.read", "See proceedings about a possible breach, print the file", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    WORK = "breaches.work", "Open a proceeding, collect facts, hear the person, decide, serve", Role.OFFICER, Role.SENIOR_OFFICER
    SIGN = "breaches.sign", "Sign a submission as the second, or return it", Role.SENIOR_OFFICER
    LIST = "breaches.list", "See and export the list of proceedings", Role.OFFICER, Role.SENIOR_OFFICER
