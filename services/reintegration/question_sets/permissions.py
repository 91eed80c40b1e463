"""Permissions for question sets."""

from shared.access.permissions import Permission
from shared.actors import Role


class QuestionSetPermission(Permission):
    """Who reads the versions of the questions, and who writes and answers drafts."""

    READ = (
        "question_sets.read",
        "See the questions about needs, version by version",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER),
    )
    WRITE = (
        "question_sets.write",
        "Draft questions about needs, and put another person's draft in force",
        Role.COORDINATOR,
        Role.DESK_MANAGER,
    )
