"""The forms that come with the software: written once into rows, which rule from then on."""

from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from services.probation.database import DB
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.reading import read
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.questions.forms import Form

FOLDER = Path(__file__).parent.parent / "seeds"
LOCK = "SELECT pg_advisory_xact_lock(hashtext('probation.opening_form'))"
INSERT = """INSERT INTO probation.opening_form (id, form, version, valid_from, content, seeded, state, why, proposed_at, answered_at)
    SELECT $1, $2::text, coalesce((SELECT max(version) FROM probation.opening_form WHERE form = $2::text), 0) + 1, $3, $4, true, 'accepted',
        '', $5, $5
    WHERE NOT EXISTS (SELECT FROM probation.opening_form WHERE id = $1 OR form = $2::text AND state = 'accepted' AND valid_from >= $3)
    ON CONFLICT DO NOTHING"""


@cache
def seeds() -> tuple[tuple[UUID, Form, str], ...]:
    """(id, form, TOML) of each form that comes with the software. The id is made of the text, so that each text is written once."""
    found = []
    for code in FormCode:
        content = (FOLDER / f"{code}.toml").read_text(encoding="utf-8")
        form = read(content, code).form
        if form is None:
            raise ValueError(code)
        found.append((uuid5(NAMESPACE_URL, f"oralu:opening_form:{content}"), form, content))
    return tuple(found)


async def seed(*, now: datetime) -> int:
    """Write the forms that are not rows yet; how many. What people decided for a later day, or the same, stays in force."""
    known = set(await fetch_values(DB, "SELECT id FROM probation.opening_form WHERE seeded"))
    new = [each for each in seeds() if each[0] not in known]
    if not new:
        return 0
    async with transaction(DB):
        await DB.connection().execute(LOCK)
        for number, form, content in new:
            await DB.connection().execute(INSERT, number, str(form.code), form.valid_from, content, now)
    return len(new)
