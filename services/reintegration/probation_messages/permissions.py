"""Permissions for what probation was told."""

from shared.access.permissions import Permission
from shared.actors import Role


class ProbationMessagePermission(Permission):
    """Who reads what probation was told about a person."""

    READ = "probation_messages.read", "Read what probation was told about a person", Role.SOCIAL_WORKER
