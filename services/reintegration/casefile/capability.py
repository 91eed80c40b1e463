"""One case's page: tasks, the plans, the referrals, the timeline; notes, and a change of residence."""

from pathlib import Path

from services.reintegration.casefile import pages
from shared.registry import Capability
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "casefile",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words={"residence_changed": lambda _: gettext("Moved home; the officer was told")},
)
