"""Permissions for appointments."""

from shared.access.permissions import Permission
from shared.actors import Role


class AppointmentPermission(Permission):
    """Who plans appointments and records how they ended."""

    READ = "appointments.read", "See the appointments of a case", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    PLAN = "appointments.plan", "Plan, move and cancel an appointment", Role.OFFICER, Role.SENIOR_OFFICER
    RECORD = "appointments.record", "Record, correct and decide the outcome of an appointment", Role.OFFICER, Role.SENIOR_OFFICER
    DIARY = "appointments.diary", "See and export one's own diary and that of whom one covers", Role.OFFICER, Role.SENIOR_OFFICER
    OFFICE_DIARY = "appointments.office_diary", "See and export the diaries of the officers of the office", Role.SENIOR_OFFICER
