"""Attachments: scans and photographs, checked for viruses, kept encrypted as long as what they prove."""

from pathlib import Path

from services.probation.attachments import jobs, panels, words
from services.probation.attachments.actions import end_attachments, go_on, keep_attachments
from services.probation.attachments.pages import case, document
from services.probation.attachments.permissions import AttachmentPermission
from services.probation.database import DB
from services.probation.settings import settings
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseOpened, CaseReopened, CaseTab, Panel, PersonRows
from shared.web.i18n import gettext


async def _opened(opened: CaseOpened) -> None:
    if opened.first:
        await go_on(opened.person)


async def _closed(closed: CaseClosed) -> None:
    await end_attachments(closed.person, closed.registration, last=closed.last, now=closed.at)


async def _reopened(reopened: CaseReopened) -> None:
    await keep_attachments(reopened.person, ended_at=reopened.closed_at)


CAPABILITY = Capability(
    "attachments",
    permissions=AttachmentPermission,
    routes=[*case.route_handlers, *document.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[
        (jobs.scan_attachments, lambda: settings().sweep_seconds),
        (jobs.preview_attachments, lambda: settings().sweep_seconds),
        (jobs.destroy_attachments, jobs.KEEP_SECONDS),
    ],
    timeline_words=words.TIMELINE,
    case_tabs=[CaseTab(14, lambda: gettext("Documents"), lambda person: f"/people/{person}/documents", AttachmentPermission.READ)],
    case_panels=[Panel(60, "attachments/case.html", panels.of_case, place="side")],
    on_case_opened=_opened,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    owners={"attachment": owners_by(DB, "SELECT person FROM probation.attachment WHERE id = $1")},
    person_rows=[PersonRows("probation.attachment", lambda: gettext("Documents"), "stored_at", of_registration=True)],
)
