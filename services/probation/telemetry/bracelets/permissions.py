"""Permissions for a person's bracelet."""

from shared.access.permissions import Permission
from shared.actors import Role


class BraceletPermission(Permission):
    """Who gives bracelets out."""

    READ = "bracelets.read", "See which bracelet a person wears", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    CHANGE = "bracelets.change", "Give a bracelet out, take it back", Role.OFFICER, Role.SENIOR_OFFICER
