"""Permissions for what was registered otherwise than the law asks."""

from shared.access.permissions import Permission
from shared.actors import Role


class LawCheckPermission(Permission):
    """Who reads the reasons, and who takes note of them."""

    READ = "law_checks.read", "See what was registered otherwise than the law asks", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    ACKNOWLEDGE = "law_checks.acknowledge", "Take note of a reason to register otherwise than the law asks", Role.SENIOR_OFFICER
