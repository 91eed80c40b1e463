"""Vacancies of employers and career centres, and the quota of jobs."""

from pathlib import Path

from services.reintegration.vacancies import jobs, pages
from services.reintegration.vacancies.permissions import VacancyPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "vacancies",
    permissions=VacancyPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.end_expired, jobs.EVERY)],
)
