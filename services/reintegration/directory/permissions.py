"""Permissions for the directory of providers."""

from shared.access.permissions import Permission
from shared.actors import Role


class DirectoryPermission(Permission):
    """Who reads the directory, who writes it, and who proposes."""

    READ = (
        "directory.read",
        "Search and read the directory of providers",
        Role.SOCIAL_WORKER,
        Role.COORDINATOR,
        Role.AUDITOR,
        Role.DESK_MANAGER,
    )
    SEE = (
        "directory.see",
        "Open an entry of the directory, a provider those of the own organisation",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.PROVIDER, Role.DESK_MANAGER),
    )
    WRITE = "directory.write", "Write the directory, and decide about what others propose", Role.COORDINATOR
    PROPOSE = "directory.propose", "Propose a correction of the directory", Role.SOCIAL_WORKER, Role.PROVIDER
    OWN = "directory.own", "Read and confirm the entries of one's own organisation", Role.PROVIDER
    CONFIRM = "directory.confirm", "Confirm that the entries of an organisation are right", Role.COORDINATOR, Role.PROVIDER
    CHANGE = "directory.change", "Open the forms of the directory", Role.COORDINATOR, Role.SOCIAL_WORKER, Role.PROVIDER
    HISTORY = "directory.history", "See what was changed in the directory, and by whom", Role.COORDINATOR, Role.AUDITOR
