"""Permissions for the stages of a case."""

from shared.access.permissions import Permission
from shared.actors import Role


class StagePermission(Permission):
    """Who keeps the stages of a case; whoever reads the case reads them, without the words about the person."""

    KEEP = "stages.keep", "Keep the stages of a case: tasks, the day of release, custody, death, return", Role.SOCIAL_WORKER
