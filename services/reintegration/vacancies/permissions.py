"""Permissions for vacancies."""

from shared.access.permissions import Permission
from shared.actors import Role


class VacancyPermission(Permission):
    """Who reads vacancies, who writes them, and who writes those of the own organisation."""

    READ = (
        "vacancies.read",
        "Search and read vacancies and the quota of jobs",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER),
    )
    WRITE = "vacancies.write", "Write vacancies, and open those that providers wrote", Role.SOCIAL_WORKER, Role.COORDINATOR
    OWN = "vacancies.own", "Write the vacancies of one's own organisation", Role.PROVIDER
    LOAD = "vacancies.load", "Load vacancies and courses of an organisation from a file", Role.COORDINATOR
    LOAD_OWN = "vacancies.load_own", "Load the vacancies and courses of one's own organisation from a file", Role.PROVIDER
    QUOTA = "vacancies.quota", "Enter the quota of jobs of a region", Role.COORDINATOR
