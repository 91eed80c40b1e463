"""Permissions for group programmes."""

from shared.access.permissions import Permission
from shared.actors import Role


class GroupPermission(Permission):
    """Who plans groups, and who sees who is in them. Which programme somebody follows is read for a purpose."""

    PLAN = "groups.plan", "See groups without the people in them, plan groups and their sessions", Role.SOCIAL_WORKER, Role.COORDINATOR
    PEOPLE = "groups.people", "Invite people to a group, write down who came, read it with a purpose", Role.SOCIAL_WORKER
