"""The answers of a pre-trial report as they are stored: AES-256-GCM under the report's own key, which is stored only wrapped.

All of them are encrypted, also those of plain sections: when the key is erased, no version of the report can be read any more.
"""

import json
from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.files.sealing import Wrapped, current_version, rewrap_each, unwrap_key
from services.probation.opening_papers.sealing import plain
from services.probation.pre_trial_reports.tables import PreTrialReport
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring, decrypt, encrypt, new_data_key
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.questions.answers import Answer, Answers
from shared.settings import settings

PURPOSE = "wrap pre-trial report"


def new_key(report: UUID) -> bytes:
    """A fresh key for a report, wrapped."""
    return Keyring.load(settings()).wrap(PURPOSE, new_data_key(), _of_key(report))


def sealed(report: UUID, wrapped_key: bytes, answers: Answers) -> bytes:
    """The answers encrypted. Raises CannotDecrypt for the key of another report."""
    said = json.dumps(dict(answers), ensure_ascii=False)
    return encrypt(unwrap_key(PURPOSE, wrapped_key, _of_key(report)), said.encode(), _of_content(report))


def opened(report: UUID, wrapped_key: bytes, content: bytes) -> dict[str, Answer]:
    """The answers again. Raises CannotDecrypt."""
    return plain(json.loads(decrypt(unwrap_key(PURPOSE, wrapped_key, _of_key(report)), content, _of_content(report))))


async def rewrap_reports(*, by: Actor, now: datetime) -> int:
    """Wrap each report's key by the current master key; returns how many were behind. Safe to repeat."""
    numbers = await fetch_values(DB, "SELECT id FROM probation.pre_trial_report WHERE wrapped_key IS NOT NULL")
    done = await rewrap_each(PURPOSE, numbers, locked=_locked_key, write=_write_key)
    async with transaction(DB):
        details: audit.Details = {"version": current_version(), "rewrapped": done}
        await audit.record(Audit, by=by, action="pre_trial_report_keys_rewrapped", about=None, details=details, at=now)
    return done


async def _locked_key(report: UUID) -> Wrapped | None:
    row = await PreTrialReport.select(PreTrialReport.wrapped_key).where(PreTrialReport.id == report).lock_rows("UPDATE").first()
    return None if row is None or row["wrapped_key"] is None else Wrapped(row["wrapped_key"], _of_key(report))


async def _write_key(report: UUID, fresh: bytes) -> None:
    await PreTrialReport.update({PreTrialReport.wrapped_key: fresh}).where(PreTrialReport.id == report)


def _of_key(report: UUID) -> bytes:
    return f"probation/pre_trial_report/{report}".encode()


def _of_content(report: UUID) -> bytes:
    return f"probation/pre_trial_report/{report}/answers".encode()
