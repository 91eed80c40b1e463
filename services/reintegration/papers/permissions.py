"""Permissions for a person's papers."""

from shared.access.permissions import Permission
from shared.actors import Role


class PaperPermission(Permission):
    """Who sees and keeps the checklist: a paper about disability says something about health, so nobody else does."""

    KEEP = "papers.keep", "Read and keep the checklist of a person's papers", Role.SOCIAL_WORKER
