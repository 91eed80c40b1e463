"""Permissions for exchanging the directory."""

from shared.access.permissions import Permission
from shared.actors import Role


class ExchangePermission(Permission):
    """Who sees from where the directory came."""

    SOURCES = "directory.sources", "See which other directories were read, and when", Role.COORDINATOR, Role.AUDITOR
