"""Permissions for tasks."""

from shared.access.permissions import Permission
from shared.actors import Role


class TaskPermission(Permission):
    """Who works on tasks."""

    WORK = "tasks.work", "Add a task, take it, give it back, finish it", Role.SOCIAL_WORKER
