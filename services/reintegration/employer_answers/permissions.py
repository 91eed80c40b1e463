"""Permissions for what employers answer."""

from shared.access.permissions import Permission
from shared.actors import Role


class EmployerPermission(Permission):
    """Who answers for an employer, and who agrees times with it."""

    ANSWER = "employers.answer", "Answer the applications sent to one's own organisation", Role.PROVIDER
    AGREE = "employers.agree", "Agree times with an employer, and ask whether a job goes on", Role.SOCIAL_WORKER
