"""Permissions for alerts of bracelets."""

from shared.access.permissions import Permission
from shared.actors import Role


class AlertPermission(Permission):
    """Who looks at alerts and decides them."""

    READ = "alerts.read", "Open an alert", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN
    DECIDE = "alerts.decide", "Take an alert, record a contact, decide", Role.OFFICER, Role.SENIOR_OFFICER
