"""Permissions for courses."""

from shared.access.permissions import Permission
from shared.actors import Role


class CoursePermission(Permission):
    """Who reads and writes groups, who brings people into them, and who keeps the groups of the own organisation."""

    READ = (
        "courses.read",
        "Search and read groups of courses",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER),
    )
    WRITE = "courses.write", "Write groups of courses and their sessions", Role.SOCIAL_WORKER, Role.COORDINATOR
    ENROL = "courses.enrol", "Ask for a seat for a person, note attendance and certificates", Role.SOCIAL_WORKER
    OWN = "courses.own", "Write the groups of one's own organisation, mark who came", Role.PROVIDER
