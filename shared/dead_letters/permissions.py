"""Permissions for messages that were set aside."""

from shared.access.permissions import Permission
from shared.actors import Role


class DeadLetterPermission(Permission):
    """Who deals with messages that were set aside."""

    HANDLE = "dead_letters.handle", "Read, retry or skip messages that were set aside", Role.ADMINISTRATOR
