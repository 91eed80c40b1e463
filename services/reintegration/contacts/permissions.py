"""Permissions for contacts and appointments."""

from shared.access.permissions import Permission
from shared.actors import Role


class ContactPermission(Permission):
    """Who writes down contacts and makes appointments."""

    KEEP = "contacts.keep", "Read and write down contacts, make appointments", Role.SOCIAL_WORKER
