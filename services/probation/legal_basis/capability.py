"""The legal basis for using a person's face: replaced, switched off, proved by a signed copy."""

from pathlib import Path
from typing import cast

from services.probation.legal_basis import copy_pages, jobs, pages, words
from services.probation.legal_basis.permissions import LegalBasisPermission
from services.probation.legal_basis.signed_copies import end_copies, keep_copies
from services.probation.queue.actions import open_item
from services.probation.settings import settings
from shared.messages.biometrics import EnrolmentCompleted, ReferenceWanted, SecondReferenceAdded, TemplateErased
from shared.messaging.inbox import Handler
from shared.registry import Capability, CaseClosed, CaseOpened, CaseReopened, CaseTab, QueueKind
from shared.web.i18n import gettext

COPIES_SECONDS = 3600.0


async def _opened(case: CaseOpened) -> None:
    if case.has_basis and case.first:
        await open_item(kind="enrol", person=case.person, subject_id=case.person, reason="face_missing", now=case.at, by=case.by)


async def _closed(case: CaseClosed) -> None:
    if case.last:
        await end_copies(case.person, now=case.at)


async def _reopened(case: CaseReopened) -> None:
    await keep_copies(case.person, ended_at=case.closed_at)


def _enrolment(person: object) -> str:
    return f"{settings().biometrics_url}/enrolments/{person}"


CAPABILITY = Capability(
    "legal_basis",
    permissions=LegalBasisPermission,
    routes=[*pages.route_handlers, *copy_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    handlers={
        EnrolmentCompleted: cast("Handler", jobs.enrolment_completed),
        SecondReferenceAdded: cast("Handler", jobs.second_reference_added),
        ReferenceWanted: cast("Handler", jobs.reference_wanted),
        TemplateErased: cast("Handler", jobs.template_erased),
    },
    periodic=[(jobs.destroy_old_copies, COPIES_SECONDS)],
    queue_kinds=[QueueKind("enrol", 5, lambda: gettext("Take reference pictures"), lambda _, person: _enrolment(person))],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(10, lambda: gettext("Take reference pictures"), _enrolment, LegalBasisPermission.CHANGE),
        CaseTab(50, lambda: gettext("Use of the face"), lambda person: f"/people/{person}/biometrics", LegalBasisPermission.CHANGE),
    ],
    on_case_opened=_opened,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
)
