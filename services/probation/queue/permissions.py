"""Permissions for the queue."""

from shared.access.permissions import Permission
from shared.actors import Role


class QueuePermission(Permission):
    """Who deals with items of the queue."""

    DONE = "queue.done", "Mark an item as done", Role.OFFICER, Role.SENIOR_OFFICER
    PUT_OFF = "queue.put_off", "Put an item off until a day", Role.OFFICER, Role.SENIOR_OFFICER
