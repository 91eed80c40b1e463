"""Permissions for looking for work."""

from shared.access.permissions import Permission
from shared.actors import Role


class WorkPermission(Permission):
    """Who keeps CVs, applications and jobs; who reads what was sent to the own organisation."""

    KEEP = "work.keep", "Keep CVs, applications and jobs of a person", Role.SOCIAL_WORKER
    RECEIVE = "work.receive", "Read the applications sent to one's own organisation", Role.PROVIDER
