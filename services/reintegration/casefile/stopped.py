"""What had ended with a case, or with a death that was noted: listed after a mistake, so that a worker decides about each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows, fetch_values

What = Literal["task", "appointment", "referral", "plan", "mentor", "group", "course", "application", "part", "worker"]
MOMENT = "SELECT max(at) FROM reintegration.timeline_entry WHERE person = $1 AND kind IN ('case_closed', 'help_rests')"
ROWS = """SELECT what, id, code, name FROM (
        SELECT 'task' AS what, id, kind || '/' || need AS code, '' AS name FROM reintegration.task
            WHERE person = $1 AND status = 'cancelled' AND ended_at = $2
        UNION ALL SELECT 'appointment', a.id, a.way, '' FROM reintegration.appointment a
            JOIN reintegration.appointment_event e ON e.appointment = a.id AND e.at = $2 WHERE a.person = $1 AND a.state = 'cancelled'
        UNION ALL SELECT 'referral', r.id, r.need, g.name FROM reintegration.referral r
            JOIN reintegration.organisation g ON g.id = r.organisation WHERE r.person = $1 AND r.ended_at = $2
        UNION ALL SELECT 'plan', id, need, '' FROM reintegration.plan WHERE person = $1 AND ended_at = $2
        UNION ALL SELECT 'mentor', m.id, '', m.mentor_name FROM reintegration.mentorship m
            JOIN reintegration.mentorship_event e ON e.mentorship = m.id AND e.at = $2 WHERE m.person = $1 AND e.reason = 'case_closed'
        UNION ALL SELECT 'group', p.id, '', '' FROM reintegration.participation p
            JOIN reintegration.participation_event e ON e.participation = p.id AND e.at = $2 WHERE p.person = $1
        UNION ALL SELECT 'course', p.id, '', '' FROM reintegration.course_place p
            JOIN reintegration.course_place_event e ON e.place = p.id AND e.at = $2 WHERE p.person = $1
        UNION ALL SELECT 'application', j.id, '', '' FROM reintegration.job_application j
            JOIN reintegration.job_application_event e ON e.application = j.id AND e.at = $2 WHERE j.person = $1
        UNION ALL SELECT 'part', id, part, name FROM reintegration.case_member WHERE person = $1 AND ended = 'closed' AND ended_at = $2
        UNION ALL SELECT 'worker', id, '', name FROM reintegration.case_owner WHERE person = $1 AND ended = 'closed' AND until = $2
    ) stopped ORDER BY what, id"""


@dataclass(frozen=True, slots=True)
class Stopped:
    """One thing that had ended. `code`: of which kind or need it was; `name`: of an organisation or of somebody of the staff."""

    what: What
    id: UUID
    code: str
    name: str


async def stopped_with(person: UUID) -> tuple[datetime | None, list[Stopped]]:
    """When the case ended last, and everything that ended with it; the caller has checked the scope."""
    (at,) = await fetch_values(DB, MOMENT, person) or [None]
    return at, await fetch_rows(DB, Stopped, ROWS, person, at) if at else []


def begin_again(person: UUID, row: Stopped) -> str:
    """Where a worker looks at it, or begins it again."""
    return {
        "task": f"/cases/{person}/tasks",
        "appointment": f"/desk-appointments/{row.id}",
        "referral": f"/referrals/{row.id}",
        "plan": f"/cases/{person}/plan",
        "mentor": f"/mentorships/{row.id}",
        "group": f"/participations/{row.id}",
        "course": f"/course-places/{row.id}",
        "application": f"/job-applications/{row.id}",
        "part": f"/cases/{person}/parts",
        "worker": f"/cases/{person}/worker",
    }[row.what]
