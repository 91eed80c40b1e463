"""Vacancies of employers and career centres, and the quota of jobs."""
