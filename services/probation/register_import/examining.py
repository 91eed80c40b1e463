"""Looking at a file without changing anything: what each row would come to."""

import asyncio
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.law_checks.words import message
from services.probation.register.actions import NewPerson
from services.probation.register_import.domain.likeness import alike
from services.probation.register_import.domain.sheets import read_rows
from services.probation.register_import.reading import Checked, Table, check, officer_of, read_table, token_of
from services.probation.register_import.rows import Result
from services.probation.register_import.vocabulary import OFFICER, headings
from shared.actors import Actor
from shared.db.rows import fetch_rows
from shared.identity.accounts import Colleague, of_login, officers_of
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.request import Fields

SAME_BIRTH_DATE = """SELECT p.id AS person, p.family_name, p.given_name, p.iin, p.birth_date, r.case_number FROM probation.person p
    CROSS JOIN LATERAL (SELECT r.case_number FROM probation.registration r WHERE r.person = p.id
        ORDER BY r.state = 'open' DESC, r.created_at DESC LIMIT 1) r
    WHERE p.birth_date = ANY($1) ORDER BY r.case_number"""
AT_ONCE = 500
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the register who may be the person of a row."""

    person: UUID
    family_name: str
    given_name: str
    iin: str | None
    birth_date: date
    case_number: str

    def may_be(self, who: NewPerson) -> bool:
        """The same birth date and a similar name. Of who has the same ИИН the register itself knows."""
        if self.birth_date != who.birth_date or (who.iin is not None and self.iin == who.iin):
            return False
        return alike((self.family_name, self.given_name), (who.family_name, who.given_name))

    def shown(self) -> dict[str, str]:
        """For JSON."""
        return {"person": str(self.person), "name": f"{self.family_name} {self.given_name}", "case_number": self.case_number}


@dataclass(frozen=True, slots=True)
class Examined:
    """A row: what it would come to, what is wrong or asked, by field, whom it resembles, and who would get the case."""

    number: int
    fields: Fields
    result: Result
    problems: FormErrors
    who: NewPerson | None = None
    officer: Colleague | None = None
    alike: list[dict[str, str]] = field(default_factory=list)

    @property
    def hash(self) -> str:
        """The same for the same content."""
        return hashlib.sha256(json.dumps(self.fields, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file with its rows; `unknown`: headings that are left out."""

    hash: str
    unknown: tuple[str, ...]
    rows: list[Examined]

    def count(self, result: Result) -> int:
        """How many rows would come to that."""
        return sum(row.result == result for row in self.rows)


async def examine(content: bytes, number: UUID, *, by: Actor, now: datetime) -> ExaminedFile:
    """Every row of a file by the rules of the form; nothing is changed. Raises NotASheet, MissingColumns."""
    table = await asyncio.to_thread(_read, content)  # with the page's language, which threads inherit
    officers = await _officers({officer_of(fields) for _, fields in table.rows}, by)
    rows = await asyncio.to_thread(_examined, table, officers, number, by, now)
    found = [row for start in range(0, len(rows), AT_ONCE) for row in await _with_alike(rows[start : start + AT_ONCE])]
    return ExaminedFile(hashlib.sha256(content).hexdigest(), table.unknown, found)


async def alike_people(everybody: Iterable[NewPerson]) -> dict[NewPerson, list[dict[str, str]]]:
    """For each of them the people in the reader's scope who may be the same, for JSON."""
    asked = list(everybody)
    by_day: dict[date, list[Known]] = {}
    for known in await fetch_rows(DB, Known, SAME_BIRTH_DATE, list({who.birth_date for who in asked if who.birth_date})):
        by_day.setdefault(known.birth_date, []).append(known)
    return {
        who: [known.shown() for known in by_day.get(who.birth_date, []) if known.may_be(who)][:MOST_SHOWN] if who.birth_date else []
        for who in asked
    }


def law_problems(checked: Checked) -> FormErrors:
    """What the law asks of a row, by field."""
    return FormErrors({finding.field: message(finding) for finding in reversed(checked.findings)}, headings())


def _read(content: bytes) -> Table:
    return read_table(read_rows(content))


async def _officers(logins: Iterable[str], by: Actor) -> dict[str, Colleague]:
    """The officers of the importer's office by user name; the importer where a row names nobody."""
    working = {each.id: each for each in await officers_of(by.office or "", by.authority)}
    found = {"": Colleague(by.id, by.name)}
    for login in filter(None, logins):
        account = await of_login(login)
        if account is not None and account.id in working:
            found[login] = working[account.id]
    return found


def _examined(table: Table, officers: Mapping[str, Colleague], number: UUID, by: Actor, now: datetime) -> list[Examined]:
    found: list[Examined] = []
    first_with: dict[str, int] = {}
    for row, fields in table.rows:
        checked = check(fields, token_of(number, row), by.authority, now)
        problems, officer = dict(checked.errors.messages), officers.get(officer_of(fields))
        if officer is None:
            problems[OFFICER] = gettext("No officer of this office has this user name")
        if (iin := str(fields.get("iin", ""))) and first_with.setdefault(iin, row) != row:
            problems.setdefault("iin", gettext("This IIN stands in row %(row)s too", row=first_with[iin]))
        if problems:
            found.append(Examined(row, fields, "defect", FormErrors(problems, headings())))
        else:
            result: Result = "held" if checked.findings else "waiting"
            who = checked.values[0] if checked.values else None
            found.append(Examined(row, fields, result, law_problems(checked), who, officer))
    return found


async def _with_alike(rows: list[Examined]) -> list[Examined]:
    """Each row with whom it resembles on the register; such a row is held."""
    known = await alike_people(row.who for row in rows if row.who is not None)
    return [replace(row, result="held", alike=like) if row.who and (like := known[row.who]) else row for row in rows]
