"""Versions of the questions about needs."""

from pathlib import Path

from services.reintegration.question_sets import panels
from services.reintegration.question_sets.pages import draft, question, versions
from services.reintegration.question_sets.permissions import QuestionSetPermission
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "question_sets",
    permissions=QuestionSetPermission,
    routes=[*versions.route_handlers, *draft.route_handlers, *question.route_handlers],
    templates=Path(__file__).parent / "templates",
    home_panels=[Panel(45, "question_sets/home.html", panels.of_desk)],
)
