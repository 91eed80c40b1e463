"""Moving a case between offices: asked for, offered, accepted."""

from pathlib import Path

from services.probation.database import DB
from services.probation.transfers import answer_pages, document_pages, jobs, pages, panels, words
from services.probation.transfers.acceptance import RECEIVED
from services.probation.transfers.actions import ANSWER, ASKED, OFFER
from services.probation.transfers.law.simulation import SIMULATIONS
from services.probation.transfers.permissions import TransferPermission
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, Panel, QueueKind
from shared.web.i18n import gettext


def _page(transfer: object, _: object) -> str:
    return f"/transfers/{transfer}"


CAPABILITY = Capability(
    "transfers",
    permissions=TransferPermission,
    routes=[*pages.route_handlers, *answer_pages.route_handlers, *document_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.remind_and_expire, jobs.LOOK_EVERY)],
    queue_kinds=[
        QueueKind(ASKED, 4, lambda: gettext("Another office asks for this case"), _page, by_decision=True),
        QueueKind(OFFER, 3, lambda: gettext("Another office offers a case"), _page, by_decision=True, of_another_office=True),
        QueueKind(ANSWER, 4, lambda: gettext("Answer to a transfer")),
        QueueKind(RECEIVED, 3, lambda: gettext("Case taken over")),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(70, lambda: gettext("Transfer"), lambda person: f"/people/{person}/transfer", TransferPermission.OFFER, group="decision")
    ],
    home_panels=[Panel(5, "transfers/home.html", panels.home)],
    owners={
        "transfer": owners_by(DB, "SELECT person FROM probation.transfer WHERE id = $1 AND person_name IS NOT NULL"),
        "paper": owners_by(DB, "SELECT person FROM probation.attachment WHERE id = $1 AND subject_kind = 'transfer'"),
    },
    law_simulations=SIMULATIONS,
)
