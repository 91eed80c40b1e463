"""After how many days something shows that a job goes on."""

from datetime import date

from services.reintegration.law.rules import rules

CODES = ("work_proof_first", "work_proof_second", "work_proof_third")


def proof_days(on: date) -> tuple[int, ...]:
    """Days after the first day of work, step by step, for a job that is entered on a day. Raises NoSuchRule before our rules began."""
    return tuple(rules().number(code, on) for code in CODES)
