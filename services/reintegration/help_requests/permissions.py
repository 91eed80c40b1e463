"""Permissions for requests for help."""

from shared.access.permissions import Permission
from shared.actors import Role


class HelpRequestPermission(Permission):
    """Who reads and decides about what people ask for through the public page."""

    READ = "help_requests.read", "Read requests for help, accept, join or decline them", Role.SOCIAL_WORKER
