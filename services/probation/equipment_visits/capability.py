"""Appointments about bracelets."""

from pathlib import Path

from services.probation.equipment_visits import actions
from services.probation.equipment_visits.pages import planning, recording
from shared.registry import Capability, PersonRows
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "equipment_visits",
    routes=[*planning.route_handlers, *recording.route_handlers],
    templates=Path(__file__).parent / "templates",
    on_monitoring_ended=actions.decision_ended,
    person_rows=[
        PersonRows("probation.equipment_visit", lambda: gettext("Appointments about bracelets"), "made_at", of_registration=True),
    ],
)
