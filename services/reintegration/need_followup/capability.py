"""Following a need from the question to what came of it."""

from pathlib import Path

from services.reintegration.need_followup import panels
from services.reintegration.need_followup.pages import desk, need, outcome
from services.reintegration.need_followup.to_take import needs_to_take
from services.reintegration.need_followup.words import TIMELINE
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "need_followup",
    routes=[*need.route_handlers, *outcome.route_handlers, *desk.route_handlers],
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_panels=[Panel(3, "need_followup/panel.html", panels.of_case, place="top")],
    home_panels=[Panel(30, "need_followup/home.html", panels.of_desk)],
    needs_to_take=needs_to_take,
)
