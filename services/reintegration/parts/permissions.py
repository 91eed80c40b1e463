"""Permissions for taking part in a case."""

from collections.abc import Mapping

from shared.access.pages import PARTNERS
from shared.access.permissions import Permission
from shared.actors import Role

PART_OF: Mapping[str, str] = {
    Role.CAREER_WORKER: "career_centre",
    Role.AKIMAT_COORDINATOR: "akimat",
}
"""The part (domain.Part) that an account of each role is given. An institution's part begins with the case that it opens."""


class PartPermission(Permission):
    """Who takes part, and who says so."""

    SEE = "parts.see", "See the cases in which one takes part, and write to their worker", *PARTNERS
    OPEN = "parts.open", "Open a case before release, and hand it over", Role.INSTITUTION_WORKER
    RELEASE = "parts.release", "Correct the planned day of release, note the institution's own tasks", Role.INSTITUTION_WORKER
    GIVE = "parts.give", "Say who else takes part in a case, and end it", Role.SOCIAL_WORKER, Role.DESK_MANAGER
