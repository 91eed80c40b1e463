"""Permissions for a case of social support."""

from shared.access.permissions import Permission
from shared.actors import Role


class CasePermission(Permission):
    """What may be done with a person on the desk."""

    READ = "support.read", "Open a case of social support", Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER
    ACT = "support.act", "Work on a case: notes, a changed address", Role.SOCIAL_WORKER
    LEAD = "support.lead", "Divide the cases of a desk among its workers", Role.DESK_MANAGER
