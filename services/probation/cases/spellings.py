"""Further spellings of a name: in Kazakh, in Russian and in Latin letters. The person's own row has the official one."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.probation.cases.domain.because import Because
from services.probation.database import DB
from services.probation.history.actions import write_changes
from services.probation.history.domain import NewChange
from services.probation.search.actions import keep_words
from shared.actors import Actor
from shared.db.rows import fetch_row

Script = Literal["kk", "ru", "latin"]
SCRIPTS: tuple[Script, ...] = ("kk", "ru", "latin")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in one spelling; None where a part is not known. A spelling that is kept has a family name and a given name."""

    family_name: str | None = None
    given_name: str | None = None
    patronymic: str | None = None


async def spelling(person: UUID, script: Script) -> Spelling:
    """The person's name in this spelling; without any part where none is kept."""
    row = await fetch_row(
        DB,
        Spelling,
        "SELECT family_name, given_name, patronymic FROM probation.person_name WHERE person = $1 AND script = $2",
        *(person, script),
    )
    return row or Spelling()


async def change_spelling(person: UUID, script: Script, name: Spelling, *, because: Because, by: Actor, now: datetime) -> None:
    """Write down a spelling, or none; each part that changes is kept in the history. The caller has locked the person's registration.

    Without a family name or a given name no part of it stays.
    """
    before, asked = asdict(await spelling(person, script)), asdict(name)
    if not (name.family_name and name.given_name):
        name = Spelling()
    if name.family_name:
        await DB.connection().execute(
            """INSERT INTO probation.person_name (person, script, family_name, given_name, patronymic) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (person, script) DO UPDATE SET family_name = EXCLUDED.family_name, given_name = EXCLUDED.given_name,
                    patronymic = EXCLUDED.patronymic""",
            *(person, script, name.family_name, name.given_name, name.patronymic),
        )
    else:
        await DB.connection().execute("DELETE FROM probation.person_name WHERE person = $1 AND script = $2", person, script)
    changes = [
        NewChange(person, None, f"{part}_{script}", before[part], value, because.kind, because.valid_from, because.why, because.document,
                  undoes=because.undoes if asked[part] != before[part] else None)
        for part, value in asdict(name).items()
        if value != before[part]
    ]  # fmt: skip
    await write_changes(changes, by=by, now=now)
    keep_words(person)
