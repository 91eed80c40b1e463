"""Contact with the person: calls, visits, messages, letters, and appointments with their outcomes."""

from pathlib import Path

from services.reintegration.contacts import pages, panels
from services.reintegration.contacts.appointments import cancel_planned
from services.reintegration.contacts.permissions import ContactPermission
from services.reintegration.contacts.reminders import jobs
from services.reintegration.contacts.reminders.words import TIMELINE as OF_REMINDERS
from services.reintegration.contacts.words import TIMELINE
from services.reintegration.database import DB
from services.reintegration.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseTab, Panel
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"appointments": await cancel_planned(case.person, by=case.by, now=case.at)}


CAPABILITY = Capability(
    "contacts",
    permissions=ContactPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE | OF_REMINDERS,
    periodic=[(jobs.remind, lambda: settings().sweep_seconds)],
    case_tabs=[
        CaseTab(
            25,
            lambda: gettext("Contacts and appointments"),
            lambda person: f"/cases/{person}/contacts",
            ContactPermission.KEEP,
            when_closed=True,
            group="help",
        ),
        CaseTab(
            26,
            lambda: gettext("Write down a contact"),
            lambda person: f"/cases/{person}/contacts/new",
            ContactPermission.KEEP,
            group="help",
        ),
    ],
    case_panels=[Panel(20, "contacts/case.html", panels.of_case, place="side")],
    home_panels=[Panel(20, "contacts/home.html", panels.of_desk)],
    on_case_closed=_closed,
    owners={"appointment": owners_by(DB, "SELECT person FROM reintegration.appointment WHERE id = $1")},
)
