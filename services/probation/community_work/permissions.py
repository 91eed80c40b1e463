"""Permissions for community work and compulsory labour."""

from shared.access.permissions import Permission
from shared.actors import Role


class WorkPermission(Permission):
    """Who plans work sessions and records how they ended."""

    READ = (
        "community_work.read",
        "See community work, print the timetable and the timesheet",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
        Role.AUDITOR,
    )
    WRITE = "community_work.write", "Record orders and attendance, plan sessions, write the work act", Role.OFFICER, Role.SENIOR_OFFICER
    OBJECTS = "community_work.objects", "Keep the register of work objects", Role.OFFICER, Role.SENIOR_OFFICER
