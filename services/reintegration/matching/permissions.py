"""Permissions for the search for places."""

from shared.access.permissions import Permission
from shared.actors import Role


class MatchingPermission(Permission):
    """Who searches for places."""

    SEARCH = "matching.search", "Search for providers for a person", Role.SOCIAL_WORKER
