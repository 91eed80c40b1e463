"""Who else takes part in a case: a career centre, an akimat, the institution that opened it."""

from pathlib import Path

from services.reintegration.cases.permissions import CasePermission
from services.reintegration.database import DB
from services.reintegration.parts import pages, panels
from services.reintegration.parts.actions import end_parts
from services.reintegration.parts.domain import Ended
from services.reintegration.parts.permissions import PartPermission
from services.reintegration.parts.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseTab, ConsentWithdrawn, Panel
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> None:
    await end_parts(case.person, Ended.CLOSED, by=case.by, now=case.at)


async def _taken_back(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    ended = await end_parts(withdrawn.person, Ended.CONSENT_TAKEN_BACK, consent=withdrawn.consent, by=withdrawn.by, now=withdrawn.at)
    return {"parts": ended}


CAPABILITY = Capability(
    "parts",
    permissions=PartPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(81, lambda: gettext("Who takes part"), lambda person: f"/cases/{person}/parts", PartPermission.GIVE),
        CaseTab(
            82,
            lambda: gettext("Notes of those who take part"),
            lambda person: f"/cases/{person}/part-notes",
            CasePermission.ACT,
            when_closed=True,
        ),
    ],
    case_panels=[Panel(6, "parts/panel.html", panels.of_case, place="side")],
    on_case_closed=_closed,
    on_consent_withdrawn=_taken_back,
    owners={
        "part": owners_by(DB, "SELECT person FROM reintegration.case_member WHERE id = $1"),
        "note": owners_by(DB, "SELECT person FROM reintegration.part_note WHERE note = $1"),
    },
)
