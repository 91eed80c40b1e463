"""Permissions for taking part in a case."""

from shared.access.pages import PARTNERS
from shared.access.permissions import Permission
from shared.actors import Role


class PartPermission(Permission):
    """Who takes part, and who says so."""

    SEE = "parts.see", "See the cases in which one takes part, and write to their worker", *PARTNERS
    OPEN = "parts.open", "Open a case before release, and hand it over", Role.INSTITUTION_WORKER
    GIVE = "parts.give", "Say who else takes part in a case, and end it", Role.SOCIAL_WORKER, Role.DESK_MANAGER
