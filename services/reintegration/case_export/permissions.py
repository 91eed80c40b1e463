"""Permissions for copies of a case."""

from shared.access.permissions import Permission
from shared.actors import Role


class CaseExportPermission(Permission):
    """Who makes copies of a case."""

    COPY = "cases.copy", "Print a case or give the person a copy of their data, for a recorded reason", Role.SOCIAL_WORKER
