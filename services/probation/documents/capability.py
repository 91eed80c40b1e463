"""Outgoing documents: drafted, decided, numbered, printed, signed, served, kept and erased."""

from pathlib import Path
from uuid import UUID

from services.probation.database import DB
from services.probation.documents import jobs
from services.probation.documents.pages import case, document, erasures, register, serving, signing, templates
from services.probation.documents.permissions import DocumentPermission
from services.probation.documents.serving import words as serving_words
from services.probation.documents.serving.waiting import UNSERVED
from services.probation.documents.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseTab, PersonRows, QueueKind
from shared.web.i18n import gettext


def _tab(person: UUID) -> str:
    return f"/people/{person}/outgoing"


def _page(document: UUID, _: UUID) -> str:
    return f"/outgoing/{document}"


CAPABILITY = Capability(
    "documents",
    permissions=DocumentPermission,
    routes=[
        *case.route_handlers,
        *document.route_handlers,
        *erasures.route_handlers,
        *register.route_handlers,
        *serving.route_handlers,
        *signing.route_handlers,
        *templates.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    periodic=[
        (jobs.check_signatures, jobs.LOOK_EVERY),
        (jobs.look_for_unserved, jobs.LOOK_EVERY),
        (jobs.propose_erasures, jobs.KEEP_EVERY),
    ],
    queue_kinds=[QueueKind(UNSERVED, 5, lambda: gettext("Document to be served"), _page, by_decision=True)],
    queue_reasons=[serving_words.reason],
    case_tabs=[CaseTab(13, lambda: gettext("Outgoing documents"), _tab, DocumentPermission.READ, group="papers")],
    owners={"document": owners_by(DB, "SELECT person FROM probation.document WHERE id = $1")},
    timeline_words={**TIMELINE, **serving_words.TIMELINE},
    person_rows=[PersonRows("probation.document", lambda: gettext("Outgoing documents"), of_registration=True)],
)
