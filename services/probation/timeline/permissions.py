"""Permissions for the history of a case."""

from shared.access.permissions import Permission
from shared.actors import Role


class TimelinePermission(Permission):
    """Who writes notes."""

    NOTE = "timeline.note", "Add a note to the history", Role.OFFICER, Role.SENIOR_OFFICER
