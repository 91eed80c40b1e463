"""Permissions for the list of cases."""

from shared.access.permissions import Permission
from shared.actors import Role


class CaseListPermission(Permission):
    """Who takes the list along."""

    EXPORT = (
        "cases.export",
        "Export the list of cases, with a purpose",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER),
    )
