"""Permissions for mentoring."""

from shared.access.permissions import Permission
from shared.actors import Role


class MentoringPermission(Permission):
    """Who finds a mentor for a person, who is one, and who sees the hours."""

    ARRANGE = "mentoring.arrange", "Find a mentor for a person, read the log with a purpose", Role.SOCIAL_WORKER
    HOURS = "mentoring.hours", "See the hours of the office's mentors", Role.SOCIAL_WORKER, Role.COORDINATOR
    MENTOR = "mentoring.mentor", "Be a mentor: see the own people's name, phone and language, write the log", Role.MENTOR
