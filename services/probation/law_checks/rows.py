"""Overrides as typed rows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from services.probation.law import rules as law
from services.probation.law_checks.domain import FIELDS, Code, Finding
from shared.db.rows import from_json
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Override:
    """What an officer registered otherwise than the law asks, and why. `findings` keeps the values of the law as they were then."""

    id: UUID
    person: UUID
    registration: UUID
    reason: str
    by_id: UUID
    by_name: str
    at: datetime
    acknowledged_at: datetime | None
    acknowledged_by_name: str | None
    note: str | None
    name: str
    case_number: str
    category: str
    office: str
    findings: JsonObject = from_json()

    @property
    def found(self) -> list[Finding]:
        """The findings as they were when the reason was given."""
        return [_finding(each) for each in self.findings.get("found", [])]


def as_json(findings: list[Finding]) -> JsonObject:
    """What is kept of findings: the value of the law stands in it, since a later value is another one."""
    return {
        "found": [
            {"code": each.code, "rule": each.rule.model_dump(mode="json"), "until": each.until.isoformat() if each.until else None}
            for each in findings
        ]
    }


def _finding(kept: JsonObject) -> Finding:
    assert kept["code"] in FIELDS, kept["code"]
    until = date.fromisoformat(kept["until"]) if kept["until"] else None
    return Finding(cast("Code", kept["code"]), law.Rule.model_validate(kept["rule"]), until)
