"""Reads about alerts and incidents, scoped by who asks: the officer's own, the senior officer's office, the deputy's escalated ones."""

import json
from uuid import UUID

from services.probation.cases import queries as cases_queries
from services.probation.rows import Row, fetch_all, fetch_one
from services.probation.telemetry.alerts.actions import HISTORY
from services.probation.telemetry.orders.domain.order_rules import TOO_NEAR
from shared.actors import Actor

AROUND = "interval '30 minutes'"


async def alert(by: Actor, alert_id: UUID) -> tuple[Row, Row] | None:
    """(alert, case) where the case is this reader's, or its incident was handed to this reader as the deputy."""
    found = await fetch_one(
        "SELECT a.*, i.deputy, i.due_at, i.held_until, i.escalation, i.status AS incident_status FROM probation.alert a"
        " LEFT JOIN probation.incident i ON i.id = a.incident WHERE a.id = $1",
        alert_id,
    )
    if found is None:
        return None
    whose = await cases_queries.case(by, found["person"])
    if whose is None and found["deputy"] == by.id and found["incident_status"] is not None:
        whose = await fetch_one(f"{cases_queries.CASE} WHERE p.id = $1", found["person"])
    return (found, whose) if whose else None


async def first_alert(by: Actor, incident: UUID) -> UUID | None:
    """The alert of an incident to begin with, where this reader may see it."""
    found = await fetch_one(
        "SELECT id FROM probation.alert WHERE incident = $1 ORDER BY status IN ('raised', 'acknowledged', 'contacted') DESC, priority,"
        " raised_at LIMIT 1",
        incident,
    )
    return found["id"] if found and await alert(by, found["id"]) else None


async def incident_alerts(incident: UUID) -> list[Row]:
    """The alerts of an incident by time. Ask `alert` first: it knows who may read."""
    return await fetch_all("SELECT * FROM probation.alert WHERE incident = $1 ORDER BY opened_at, raised_at, id", incident)


async def incident_alert_ids(alert_id: UUID) -> set[UUID]:
    """The alerts of the same incident, this one too."""
    rows = await fetch_all("SELECT id FROM probation.alert WHERE incident = (SELECT incident FROM probation.alert WHERE id = $1)", alert_id)
    return {row["id"] for row in rows}


async def history(incident: UUID) -> list[Row]:
    """What became of an incident, oldest first; one line where several alerts took the same step together."""
    return await fetch_all(
        """SELECT e.kind, e.reason, e.detail, e.at, e.by_name, bool_or(e.late) AS late, min(e.id) AS id,
            array_agg(DISTINCT a.rule) AS rules
        FROM probation.alert_event e JOIN probation.alert a ON a.id = e.alert WHERE a.incident = $1
        GROUP BY e.kind, e.reason, e.detail, e.at, e.by_name ORDER BY e.at, min(e.id)""",
        incident,
    )


async def history_version(incident: UUID) -> int:
    """The incident's history as a number, for the form."""
    found = await fetch_one(HISTORY, incident)
    return int(found["coalesce"]) if found else 0


async def violation_of(incident: UUID) -> list[Row]:
    """The drafted and decided violation records of an incident; `facts` parsed."""
    rows = await fetch_all("SELECT * FROM probation.violation WHERE incident = $1 ORDER BY drafted_at", incident)
    return [row | {"facts": json.loads(row["facts"])} for row in rows]


async def violation(by: Actor, violation_id: UUID) -> tuple[Row, UUID] | None:
    """(record, an alert of it) where this reader may see that alert."""
    found = await fetch_one("SELECT * FROM probation.violation WHERE id = $1", violation_id)
    if found is None or await alert(by, found["alerts"][0]) is None:
        return None
    return found, found["alerts"][0]


async def track(alert_row: Row, limit: int = 240) -> list[Row]:
    """The positions around an alert while its person wore the device, those that decided it among them, by time.

    None where they would tell where a protected place is.
    """
    if alert_row["reason"] == TOO_NEAR:
        return []
    rows = await fetch_all(
        f"""SELECT fix_time, seq, latitude, longitude, accuracy_m, mechanism, battery, flags, received_at,
            extract(epoch FROM fix_time)::float8 = ANY($4::float8[]) AS decided
        FROM probation.position p JOIN probation.device_activation a ON a.id = $6
        WHERE p.device_id = $1 AND a.device_id = $1 AND fix_time >= a.since AND (a.until IS NULL OR fix_time < a.until)
            AND fix_time >= $2::timestamptz - {AROUND} AND fix_time <= $3::timestamptz + {AROUND}
        ORDER BY decided DESC, abs(extract(epoch FROM fix_time - $2::timestamptz)) LIMIT $5""",  # noqa: S608  # a constant of this module
        *(
            alert_row["device_id"],
            alert_row["opened_at"],
            max(alert_row["detected_at"], alert_row["closed_at"] or alert_row["detected_at"]),
        ),
        *(alert_row["fixes"], limit, alert_row["activation"]),
    )
    return sorted(rows, key=lambda row: row["fix_time"])


async def deputies(by: Actor) -> list[Row]:
    """The officers of the reader's office with whoever stands in for them."""
    return await fetch_all(
        """SELECT DISTINCT ON (r.officer) r.officer, r.officer_name, d.deputy, d.deputy_name, d.set_at
        FROM probation.registration r LEFT JOIN probation.deputy d ON d.officer = r.officer
        WHERE r.office = $1 AND r.state = 'open' ORDER BY r.officer, r.created_at DESC""",
        by.office,
    )
