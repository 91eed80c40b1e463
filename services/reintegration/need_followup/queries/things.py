"""What is done for one person, with the need it is linked to, and what was said at its end."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import BY, DB
from services.reintegration.errors import NotThere
from services.reintegration.need_followup.domain import Answer, Seen, Thing
from services.reintegration.needs.domain.pathways import SENSITIVE, Pathway
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.queries import ShownNeed, needs_of
from services.reintegration.rows import fetch_in_scope
from services.reintegration.sealing.keys import PersonKey, key_of
from services.reintegration.tasks.linking.needs import FOR_A_NEED
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.rows import fetch_rows

THINGS = """SELECT 'task' AS kind, t.id, t.need_id, t.need AS what, t.kind AS task_kind, t.status AS state, t.asked_at AS begun_at,
        t.due_at, NULL::timestamptz AS started_at, t.ended_at, t.taken_by_name AS who, t.asked_via AS via, t.asked_by_name AS asked_by,
        t.outcome AS result, NULL AS arrival, false AS ended
    FROM reintegration.task t WHERE t.person = $1 AND t.kind = ANY ($2)
    UNION ALL SELECT 'goal', g.id, g.need_id, p.need, '', coalesce(g.state, CASE WHEN g.met_at IS NULL THEN p.state ELSE 'achieved' END),
        p.started_at, NULL, NULL, coalesce(g.met_at, p.ended_at), NULL, NULL, NULL, NULL, NULL, false
    FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan WHERE p.person = $1
    UNION ALL SELECT 'referral', r.id, r.need_id, r.need, '', r.status, r.requested_at, r.answer_due_at, r.started_at, r.ended_at, o.name,
        NULL, r.sent_by_name, NULL,
        (SELECT a.answer FROM reintegration.referral_arrival a WHERE a.referral = r.id ORDER BY a.at DESC, a.id LIMIT 1),
        (r.status IN ('completed', 'failed') OR r.status = 'cancelled' AND r.started_at IS NOT NULL)
            AND NOT EXISTS (SELECT FROM reintegration.referral n WHERE n.replaces = r.id)
    FROM reintegration.referral r JOIN reintegration.organisation o ON o.id = r.organisation WHERE r.person = $1
    UNION ALL SELECT 'course', p.id, p.need_id, g.title, '', p.state, p.made_at, NULL, NULL, NULL, o.name, NULL, NULL, p.result, NULL,
        p.state IN ('completed', 'left')
    FROM reintegration.course_place p JOIN reintegration.course_group g ON g.id = p.course_group
    JOIN reintegration.organisation o ON o.id = p.organisation WHERE p.person = $1
    UNION ALL SELECT 'group', p.id, p.need_id, '', '', p.state, coalesce((SELECT min(e.at) FROM reintegration.participation_event e
        WHERE e.participation = p.id), p.changed_at), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        p.state IN ('completed', 'partly', 'ended')
    FROM reintegration.participation p WHERE p.person = $1
    UNION ALL SELECT 'job', a.id, a.need_id, v.title, '', CASE WHEN e.state = 'ended' THEN 'job_ended' ELSE a.state END, a.made_at, NULL,
        e.started_on::timestamptz, e.ended_on::timestamptz, o.name, NULL, NULL, NULL, NULL, coalesce(e.state = 'ended', false)
    FROM reintegration.job_application a JOIN reintegration.vacancy v ON v.id = a.vacancy
    JOIN reintegration.organisation o ON o.id = a.organisation
    LEFT JOIN LATERAL (SELECT * FROM reintegration.employment m WHERE m.application = a.id
        ORDER BY m.entered_on DESC, m.id LIMIT 1) e ON true
    WHERE a.person = $1
    ORDER BY begun_at, id"""
OUTCOMES = "SELECT * FROM reintegration.need_outcome WHERE need = $1 ORDER BY at DESC, number DESC"
OWNER = """SELECT n.id, n.person FROM reintegration.case_need n JOIN reintegration."case" c ON c.person = n.person
    WHERE :in_scope AND n.id = $2"""
FOUND = """SELECT a.id, a.form, a.finished_at, a.finished_by_name FROM reintegration.assessment a
    JOIN reintegration.case_need n ON n.person = a.person WHERE n.id = $1 AND a.state = 'finished' ORDER BY a.finished_at, a.id"""
STATES = """SELECT state, CASE WHEN by_id = $2 THEN '' ELSE by_name END AS by_name, at FROM reintegration.need_event
    WHERE need = $1 ORDER BY number"""


@dataclass(frozen=True, slots=True)
class _Owner:
    id: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class _Outcome:
    kind: str
    subject: UUID
    number: int
    answer: str
    why: str | None
    by_name: str
    at: datetime
    sealed: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A finished assessment of the person."""

    id: UUID
    form: str
    finished_at: datetime
    finished_by_name: str


@dataclass(frozen=True, slots=True)
class Was:
    """A state that the need had; `by_name` empty where the person asked for it."""

    state: str
    by_name: str
    at: datetime


async def need_of(number: UUID, by: Actor) -> tuple[UUID, ShownNeed]:
    """(person, need). Raises NotThere out of scope, and for a sensitive need that this reader may not see."""
    owners = await fetch_in_scope(_Owner, OWNER, by, number)
    if not owners:
        raise NotThere
    person = owners[0].person
    need = next((each for each in await needs_of(person, sensitive=may(by, NeedPermission.SENSITIVE)) if each.id == number), None)
    if need is None or need.pathway is None:
        raise NotThere
    return person, need


async def things_of(person: UUID) -> list[Thing]:
    """Everything that carries a need or could, the oldest first. The caller has checked the scope."""
    return await fetch_rows(DB, Thing, THINGS, person, list(FOR_A_NEED))


async def outcomes_of(person: UUID, need: UUID, pathway: Pathway) -> list[Seen]:
    """What was said at the ends, the latest first; notes of sensitive needs stay closed. The caller has checked the scope."""
    rows = await fetch_rows(DB, _Outcome, OUTCOMES, need)
    key = await key_of(person) if any(row.sealed for row in rows) and pathway not in SENSITIVE else None
    return [
        Seen(row.kind, row.subject, row.number, Answer(row.answer), row.why, _note(key, need, row), row.by_name, row.at) for row in rows
    ]  # fmt: skip


def _note(key: PersonKey | None, need: UUID, row: _Outcome) -> str:
    return str(key.open(row.sealed, f"outcome/{need}/{row.subject}/{row.number}")["note"]) if key and row.sealed else ""


async def assessments_of(need: UUID) -> list[Asked]:
    """Finished assessments of the need's person, the oldest first. The caller has checked the scope."""
    return await fetch_rows(DB, Asked, FOUND, need)


async def states_of(need: UUID) -> list[Was]:
    """Every state of the need, the oldest first. The caller has checked the scope."""
    return await fetch_rows(DB, Was, STATES, need, BY.id)
