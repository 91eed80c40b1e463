"""Permissions for check-ins."""

from shared.access.permissions import Permission
from shared.actors import Role


class CheckInPermission(Permission):
    """Who looks at check-ins and decides them."""

    READ = "check_ins.read", "Open a check-in", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    DECIDE = "check_ins.decide", "Decide a check-in", Role.OFFICER, Role.SENIOR_OFFICER
    LOG = "check_ins.log", "Log a visit of a person", Role.OFFICER, Role.SENIOR_OFFICER
    SCHEDULE = "check_ins.schedule", "Change the schedule of check-ins, and call a person in", Role.OFFICER, Role.SENIOR_OFFICER
    EXCUSE = "check_ins.excuse", "Record an absence beforehand", Role.OFFICER, Role.SENIOR_OFFICER
    ASK = "check_ins.ask", "Write own questions for a person", Role.OFFICER, Role.SENIOR_OFFICER
    ASK_OFFICE = "check_ins.ask_office", "Write own questions for the office", Role.SENIOR_OFFICER
    FIGURES = "check_ins.figures", "See the exact figures of the face check", Role.AUDITOR
