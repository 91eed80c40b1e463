"""Permissions for reference pictures."""

from shared.access.permissions import Permission
from shared.actors import Role


class EnrolmentPermission(Permission):
    """Who takes reference pictures."""

    TAKE = "enrolment.take", "Take, see and remove reference pictures", Role.OFFICER, Role.SENIOR_OFFICER
