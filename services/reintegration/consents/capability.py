"""Consents: given, refused, taken back, renewed."""

from pathlib import Path

from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.consents import panels
from services.reintegration.consents.actions import note_help
from services.reintegration.consents.pages import desk, provider
from services.reintegration.consents.words import TIMELINE
from services.reintegration.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseReopened, CaseTab, Panel
from shared.web.i18n import gettext


async def _reopened(case: CaseReopened) -> None:
    await note_help(await locked_case(case.person, by=case.by), by=case.by, now=case.at)


CAPABILITY = Capability(
    "consents",
    routes=[*desk.route_handlers, *provider.route_handlers],
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            85,
            lambda: gettext("Consents"),
            lambda person: f"/cases/{person}/consents",
            CasePermission.READ,
            when_closed=True,
            group="papers",
        )
    ],
    case_panels=[Panel(30, "consents/panel.html", panels.of_case, place="side")],
    home_panels=[Panel(20, "consents/home.html", panels.of_desk)],
    on_case_reopened=_reopened,
    owners={
        "consent": owners_by(DB, "SELECT person FROM reintegration.consent WHERE id = $1"),
        "consent_notice": owners_by(DB, "SELECT person FROM reintegration.consent_notice WHERE id = $1"),
    },
)
