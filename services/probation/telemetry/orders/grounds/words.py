"""Grounds of an order in words, and as the form sends them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.probation.cases.words import source
from services.probation.conditions.domain.templates import Template, in_force
from services.probation.conditions.queries import ShownCondition
from services.probation.telemetry import words
from services.probation.telemetry.orders.actions import REASONS
from services.probation.telemetry.orders.domain.grounds import (
    CURFEW,
    Body,
    Change,
    Duty,
    changed_duties,
    fits,
    grounds,
    parts,
    with_decision,
    with_duty,
)
from services.probation.telemetry.orders.words import duty_text, part_name
from shared.web.i18n import gettext
from shared.web.request import Fields

DECISION = "decision"
Known = Sequence[tuple[ShownCondition, Duty]]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of an order with what it rests on; `options`: (value, text) of the duties that it may rest on.

    `norm`: the template of the duty, whose source is shown with its state. `change`: what happened to the duty since.
    """

    number: int
    name: str
    kind: str
    ground: str
    chosen: str
    decision: str
    own_decision: bool
    options: list[tuple[str, str]]
    norm: Template | None = None
    norm_source: str = ""
    change: Change | None = None

    @property
    def choosable(self) -> bool:
        """Whether there is anything to choose."""
        return self.own_decision or bool(self.options)


def shown_parts(body: Body | None, known: Known, today: date) -> list[ShownPart]:
    """Every part of the order that needs a ground, in its order."""
    rows = {duty.id: row for row, duty in known}
    changed = changed_duties(body, {duty.id: duty for _, duty in known})
    found = []
    for number, (part, kind) in enumerate(parts(body).items()):
        ground = grounds(body).get(part, {})
        row = rows.get(str(ground.get("condition")))
        norm = in_force(row.code, today) if row else None
        found.append(
            ShownPart(
                number,
                part_name(part, body),
                "" if kind == CURFEW else words.zone_kind(kind),
                _ground(ground.get("condition"), row, str(ground.get(DECISION) or "")),
                DECISION if DECISION in ground else str(ground.get("condition") or ""),
                str(ground.get(DECISION) or ""),
                kind != CURFEW,
                [(duty.id, duty_text(each)) for each, duty in known if duty.in_force and fits(kind, duty)],
                norm,
                source(row.source) if row else "",
                changed[part][1] if part in changed else None,
            )
        )
    return found


def chosen(body: Body, fields: Fields, known: Known) -> Body:
    """The order with the grounds that were chosen; what was not touched stays, unless its duty has another version now."""
    changed = changed_duties(body, {duty.id: duty for _, duty in known})
    for number, part in enumerate(parts(body)):
        value, stands = str(fields.get(f"on-{number}") or ""), grounds(body).get(part, {})
        if value == DECISION:
            body = with_decision(body, part, str(fields.get(f"decision-{number}") or ""))
        elif value and (value != stands.get("condition") or part in changed):
            body = with_duty(body, part, value)
    return body


def said_change(change: Change | None) -> str:
    """What happened to the duty since the order was made."""
    return {"ended": gettext("This duty is not in force any more"), "changed": gettext("This duty has changed since")}.get(change or "", "")


def title() -> str:
    """What an item of the queue is about."""
    return gettext("A duty under the monitoring order")


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        REASONS["ended"]: gettext("The duty has ended. The order still asks for it: decide what happens to the hours or the zone"),
        REASONS["changed"]: gettext("The duty has changed. Compare it with the order, and confirm or change the order"),
    }.get(code)


def _ground(condition: object, row: ShownCondition | None, decision: str) -> str:
    if row is not None:
        return duty_text(row)
    if condition:
        return gettext("A duty of another authority’s registration")
    return decision or gettext("Names nothing yet: choose below")
