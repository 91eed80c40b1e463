"""Permissions for who has a case."""

from shared.access.permissions import Permission
from shared.actors import Role


class OwningPermission(Permission):
    """Who has cases, and who divides them."""

    SEE = (
        "owning.see",
        "See who has a case, and who had it",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER),
    )
    WITHOUT = "owning.without", "See the cases without a worker", Role.SOCIAL_WORKER, Role.DESK_MANAGER
    CHANGE = "owning.change", "Open the form that gives a case to somebody else", Role.SOCIAL_WORKER, Role.DESK_MANAGER
    HAVE = "owning.have", "Take a case, hand it over, answer when somebody asks", Role.SOCIAL_WORKER
    GIVE = "owning.give", "Give a case to a worker, end a hand-over that waits", Role.DESK_MANAGER
    TEAM = "owning.team", "See what each worker carries, set how many cases they may have, arrange who stands in", Role.DESK_MANAGER
