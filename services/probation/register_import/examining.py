"""Looking at a file without changing anything: what each row would come to."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.identity_match.domain.weighing import Evidence
from services.probation.identity_match.queries import Candidate, candidates_of_many
from services.probation.identity_match.weights import weights
from services.probation.law_checks.words import message
from services.probation.local_time import local_today
from services.probation.register.actions import NewPerson
from services.probation.register.form_words import problem
from services.probation.register_import.columns.names import OFFICER
from services.probation.register_import.columns.reading import Checked, Table, check, officer_of, read_table, token_of
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.rows import Alike, Result
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.rows import fetch_rows, fetch_values
from shared.files.sheets import read_rows
from shared.identity.accounts import Colleague, of_login, officers_of
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.request import Fields

CASE_NUMBERS = """SELECT p.id AS person, p.family_name, p.given_name, r.case_number FROM probation.person p
    CROSS JOIN LATERAL (SELECT r.case_number FROM probation.registration r WHERE r.person = p.id
        ORDER BY r.state = 'open' DESC, r.created_at DESC LIMIT 1) r
    WHERE p.id = ANY($1)"""
ON_THE_REGISTER = """SELECT p.iin FROM probation.person p JOIN probation.registration r ON r.person = p.id
    WHERE p.iin = ANY($1) AND r.state = 'open' AND r.supervising_authority = $2"""
AT_ONCE = 500
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Known:
    person: UUID
    family_name: str
    given_name: str
    case_number: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A row: what it would come to, what is wrong or asked, by field, whom it resembles, and who would get the case."""

    number: int
    fields: Fields
    result: Result
    problems: FormErrors
    who: NewPerson | None = None
    officer: Colleague | None = None
    alike: list[Alike] = field(default_factory=list)

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
    """Every row of a file by the rules of the forms; nothing is changed. Raises NotASheet, MissingColumns.

    It is compared with the register only for whoever may see the register's people; who prepares it for an office sees the file alone.
    """
    table = await asyncio.to_thread(_read, content)  # with the page's language, which threads inherit
    officers = await _officers({officer_of(fields) for _, fields in table.rows}, by)
    rows = await asyncio.to_thread(_examined, table, officers, number, by, now)
    if may(by, ImportPermission.IMPORT):
        parts = [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]
        rows = [row for part in parts for row in await _compared(part, by, now)]
    return ExaminedFile(hashlib.sha256(content).hexdigest(), table.unknown, rows)


async def alike_people(everybody: Sequence[NewPerson], now: datetime) -> list[list[Alike]]:
    """For each of them the people in the reader's scope who may be the same, the likeliest first. Of the same ИИН the register knows."""
    found = await candidates_of_many([who.identity for who in everybody], weights(local_today(now)))
    shown = [[one for one in each if not one.weighed.says(Evidence.IIN_SAME)][:MOST_SHOWN] for each in found]
    persons = list({one.person for each in shown for one in each})
    known = {row.person: row for row in await fetch_rows(DB, _Known, CASE_NUMBERS, persons)} if persons else {}
    return [[_alike(known[one.person], one) for one in each if one.person in known] for each in shown]


def _alike(known: _Known, found: Candidate) -> Alike:
    name = f"{known.family_name} {known.given_name}"
    why = [str(code) for code, weight in found.weighed.evidence if weight > 0]
    return {"person": str(known.person), "name": name, "case_number": known.case_number, "why": why}


def law_problems(checked: Checked) -> FormErrors:
    """What the law asks of a row, by field."""
    return FormErrors({finding.field: message(finding) for finding in reversed(checked.findings)})


def _read(content: bytes) -> Table:
    return read_table(read_rows(content))


async def _officers(written: Iterable[str], by: Actor) -> dict[str, Colleague | None]:
    """The officers of the importer's office by user name or by their whole name; nobody where a row names nobody."""
    working = await officers_of(by.office or "", by.authority)
    of_id, names = {each.id: each for each in working}, Counter(each.name.casefold() for each in working)
    found: dict[str, Colleague | None] = {"": None}
    found |= {each.name.casefold(): each for each in working if names[each.name.casefold()] == 1}
    for login in set(written) - found.keys():
        account = await of_login(login)
        if account is not None and account.id in of_id:
            found[login] = of_id[account.id]
    return found


def _examined(table: Table, officers: Mapping[str, Colleague | None], number: UUID, by: Actor, now: datetime) -> list[Examined]:
    found: list[Examined] = []
    first_with: dict[str, int] = {}
    for row, fields in table.rows:
        checked = check(fields, token_of(number, row), by.authority, now)
        problems, officer = dict(checked.errors.messages), officer_of(fields)
        if officer not in officers:
            text = gettext("No officer of this office has this user name; left empty, the case goes to whoever takes the register over")
            problems[OFFICER] = text
        if (iin := str(fields.get("iin", ""))) and first_with.setdefault(iin, row) != row:
            problems.setdefault("iin", gettext("This IIN stands in row %(row)s too", row=first_with[iin]))
        if problems:
            found.append(Examined(row, fields, "defect", FormErrors(problems)))
        else:
            result: Result = "held" if checked.findings else "waiting"
            who = checked.values[0] if checked.values else None
            found.append(Examined(row, fields, result, law_problems(checked), who, officers[officer]))
    return found


async def _compared(rows: list[Examined], by: Actor, now: datetime) -> list[Examined]:
    """Each row with whom it resembles on the register, which holds it; refused where its ИИН is on the register of this office."""
    numbers = [row.who.iin for row in rows if row.who is not None and row.who.iin]
    here = set(await fetch_values(DB, ON_THE_REGISTER, numbers, by.authority))
    fresh = [row for row in rows if row.who is not None and row.who.iin not in here]
    like = dict(zip((row.number for row in fresh), await alike_people([row.who for row in fresh if row.who], now), strict=True))
    refused = FormErrors({"iin": problem("already_registered")})
    return [
        replace(row, result="refused", problems=refused) if row.who and row.who.iin in here
        else replace(row, result="held", alike=like[row.number]) if like.get(row.number) else row
        for row in rows
    ]  # fmt: skip
