"""Permissions for needs."""

from shared.access.permissions import Permission
from shared.actors import Role


class NeedPermission(Permission):
    """Who sees which needs there are, who asks and works on them, and who reads the sensitive answers, with a purpose."""

    READ = "needs.read", "See needs by pathway and their state", Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER
    ASSESS = "needs.assess", "Assess needs, change the state of a need", Role.SOCIAL_WORKER
    SENSITIVE = "needs.sensitive", "Read answers about health, addictions and violence, with a purpose", Role.SOCIAL_WORKER
