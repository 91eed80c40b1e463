"""Permissions for messages to supervised persons."""

from shared.access.permissions import Permission
from shared.actors import Role


class ReminderPermission(Permission):
    """Who sees, repeats and switches off messages."""

    READ = "reminders.read", "See what a person was sent and whether it arrived", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    CHANGE = "reminders.change", "Send a message again, note who wants none or has another number", Role.OFFICER, Role.SENIOR_OFFICER
    OPERATE = "reminders.operate", "See the state of the gateways for messages and send a test message", Role.ADMINISTRATOR
