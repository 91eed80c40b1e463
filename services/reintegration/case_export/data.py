"""The copy for machines: what is stored about a person, for their own request. Codes and moments, no names of staff."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from services.reintegration.case_export.contents import CaseContents
from shared.values import JsonObject

FORMAT, VERSION = "oralu.case", 1


def data_of(what: CaseContents, *, at: datetime) -> JsonObject:
    """The whole case. Moments are ISO 8601 in UTC, days ISO 8601."""
    case = what.case
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": at.isoformat(),
        "case": _fields(
            case, ("name", "birth_year", "phone", "language", "case_number", "region", "office", "status", "origin", "ground", "opened_at",
                   "closed_at", "closing_reason", "release_on", "supervision_ended_at"),
        ),
        "needs": [
            {"pathway": each.pathway, "state": each.state.value, "wanted": each.wanted, "changed_at": each.changed_at.isoformat()}
            for each in what.needs or []
        ],
        "sensitive_needs_left_out": what.left_out,
        "tasks": _rows(what.tasks, ("kind", "need", "words", "status", "outcome", "asked_at", "due_at", "ended_at")),
        "plans": [
            {"need": plan.need, "state": plan.state, "goals": [
                {"text": goal.text, "steps": _rows(goal.steps, ("text", "due_on", "state", "reason"))} for goal in plan.goals
            ]}
            for plan in what.plans or []
        ],
        "referrals": [
            _fields(each, ("need", "status", "organisation_name", "requested_at", "started_at", "ended_at"))
            | {"sent": _fields(each, ("shared_name", "shared_phone", "shared_language", "shared_note"))}
            | {"events": _rows(each.events, ("status", "reason", "by_role", "at"))}
            for each in what.referrals or []
        ],
        "consents": [
            _fields(each, ("purpose", "answer", "form", "language", "from_on", "until_on", "recorded_at", "withdrawn_at"))
            | {"recipients": list(each.names), "data": list(each.categories)}
            for each in what.consents or []
        ],
        "contacts": _rows(what.contacts, ("kind", "with_whom", "happened_at", "words", "next_on")),
        "papers": [_fields(paper, ("kind", "state", "due_on", "words")) for _, paper in what.papers or []],
        "history": _rows(what.timeline, ("kind", "words", "by_role", "at")),
    }  # fmt: skip


def _rows(rows: Iterable[object] | None, names: Iterable[str]) -> list[JsonObject]:
    known = tuple(names)
    return [_fields(each, known) for each in rows or ()]


def _fields(row: object, names: Iterable[str]) -> JsonObject:
    return {name: _value(getattr(row, name)) for name in names}


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
