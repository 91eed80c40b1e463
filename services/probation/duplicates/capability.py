"""Two people on the register who may be the same person: suspected by software, decided by an officer."""

from pathlib import Path
from typing import cast

from services.probation.database import DB
from services.probation.duplicates import jobs, pages, words
from services.probation.duplicates.actions import ask_again, drop_suspicions
from services.probation.duplicates.permissions import DuplicatePermission
from shared.access.owners import owners_by
from shared.messages.biometrics import DuplicateSuspected
from shared.messaging.inbox import Handler
from shared.registry import Capability, CaseClosed, CaseReopened, QueueKind
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> None:
    if case.last:
        await drop_suspicions(case.person, by=case.by, now=case.at)


async def _reopened(case: CaseReopened) -> None:
    await ask_again(case.person, dropped_at=case.closed_at)


def _title() -> str:
    return gettext("Possible double registration")


def _page(suspicion: object, _: object) -> str:
    return f"/suspicions/{suspicion}"


CAPABILITY = Capability(
    "duplicates",
    permissions=DuplicatePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    handlers={DuplicateSuspected: cast("Handler", jobs.duplicate_suspected)},
    periodic=[(jobs.find_duplicates, 600)],
    queue_kinds=[QueueKind(code, 4, _title, _page, by_decision=True) for code in ("duplicate", "duplicate_elsewhere")],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    owners={
        "suspicion": owners_by(DB, "SELECT unnest(ARRAY[person, other]) FROM probation.duplicate_suspicion WHERE id = $1"),
    },
)
