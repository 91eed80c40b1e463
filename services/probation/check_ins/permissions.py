"""Permissions for check-ins."""

from shared.access.permissions import Permission
from shared.actors import Role


class CheckInPermission(Permission):
    """Who looks at check-ins and decides them."""

    READ = "check_ins.read", "Open a check-in", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    DECIDE = "check_ins.decide", "Decide a check-in", Role.OFFICER, Role.SENIOR_OFFICER
    FIGURES = "check_ins.figures", "See the exact figures of the face check", Role.AUDITOR
