"""A row of a sheet becomes the fields of the registration form, which then says what is wrong with it: one set of rules for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import get_args
from uuid import NAMESPACE_URL, UUID, uuid5

from services.probation.cases.domain.categories import Category, Settlement, lawful_frequency
from services.probation.law_checks.domain import Finding, lawful, needing_reason
from services.probation.local_time import local_today
from services.probation.register.actions import NewPerson, NewRegistration
from services.probation.register.forms import read_registration
from services.probation.register_import.columns import names
from services.probation.register_import.columns.more import More, read_more
from services.probation.register_import.columns.vocabulary import choices, known_headings, value
from services.probation.register_import.domain import tidy
from shared.actors import Authority
from shared.files.sheets import NotASheet, SheetRow
from shared.law.calendar import next_working_day
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.request import Fields

LEAST_HEADINGS = 3
LONGEST_SHOWN = 100
"""Characters of a cell that is shown in a message."""
HEADINGS_WITHIN = 10
"""Rows at the top among which the headings are looked for: registers have titles."""
SUPPOSED_REASON = "to be decided by a human"
"""Stands for the reason that is not given yet, so that only what no reason would allow is found wrong."""


class MissingColumns(Exception):
    """Columns without which no row could be registered."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(", ".join(columns))
        self.columns = tuple(columns)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose headings are understood: `unknown` ones are left out; `rows` as fields by their number."""

    rows: list[tuple[int, Fields]]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a row comes to: who and what, or what is wrong with it. `findings`: what the law asks and no reason was given for.

    `more` is what is entered beside the registration.
    """

    values: tuple[NewPerson, NewRegistration] | None
    errors: FormErrors
    findings: list[Finding] = field(default_factory=list)
    more: More = field(default_factory=More)


def read_table(rows: Sequence[SheetRow]) -> Table:
    """The rows below the headings. Raises NotASheet where there are no headings, MissingColumns."""
    known = known_headings()
    for place, row in enumerate(rows[:HEADINGS_WITHIN]):
        columns = {number: known[heading] for number, cell in enumerate(row.cells) if (heading := tidy.word(cell)) in known}
        if len(set(columns.values())) < LEAST_HEADINGS:
            continue
        there = set(columns.values())
        if missing := [column for column in names.NEEDED if not {column, names.INSTEAD.get(column)} & there]:
            raise MissingColumns(missing)
        unknown = tuple(cell.strip() for number, cell in enumerate(row.cells) if cell.strip() and number not in columns)
        below = rows[place + 1 :]
        if not below:
            raise NotASheet("empty")
        return Table([(each.number, fields_of(columns, each.cells)) for each in below], unknown)
    raise NotASheet("no_headings")


def fields_of(columns: Mapping[int, str], cells: Sequence[str]) -> Fields:
    """A row's cells as the forms' fields, as far as they are understood; of a column that is there twice the first that is filled."""
    written: dict[str, str] = {}
    for number, column in columns.items():
        cell = tidy.text(cells[number]) if number < len(cells) else ""
        if cell and column not in written:
            written[column] = cell
    for region, code in names.REGIONS_OF.items():
        _split_code(written, region, code)
    if (whole := written.pop(names.FULL_NAME, "")) and not {"family_name", "given_name"} & written.keys():
        written |= tidy.name_parts(whole)
    return {column: _read(column, cell) for column, cell in written.items()}


def _split_code(written: dict[str, str], region: str, code: str) -> None:
    """A КАТО code says the region too, wherever of the two it stands; a shorter one, of a region or a district, says nothing else."""
    for column in (region, code):
        found = tidy.kato(written.get(column, ""))
        if found:
            written.pop(column)
            written.setdefault(region, found[:2])
            if len(found) == tidy.KATO_DIGITS:
                written.setdefault(code, found)


def _read(column: str, cell: str) -> str | list[str]:
    if column == "conditions":
        return [value(column, part) for each in cell.split(";") if (part := each.strip())]
    if tidy.is_formula(cell):
        return cell
    if column in names.CHOICES:
        return value(column, cell)
    if column in names.DAYS:
        return tidy.day(cell)
    if column in names.NUMBERS:
        return tidy.whole_number(cell)
    if column in names.CLOCKS:
        return tidy.clock(cell)
    if column in names.PHONES:
        return tidy.phone(cell)
    if column == "avoid_places-places":
        return "\n".join(part for each in cell.split(";") if (part := each.strip()))
    return tidy.iin(cell) if column == "iin" else cell


def check(fields: Fields, token: UUID, authority: Authority, now: datetime) -> Checked:
    """The row by the rules of the forms and of the law, in the page's language. `token` makes the registration repeat-safe."""
    formulas = {name: gettext("This is a formula: put in the value itself") for name, cell in fields.items() if _is_formula(cell)}
    given = {**fields, "form_token": str(token), "basis_kind": "consent" if fields.get("basis_reference") else "none"}
    given = _usual(given, now)
    reason = given.get("override_reason")
    read = read_registration(given | {"override_reason": reason or SUPPOSED_REASON}, now, authority)
    more = read_more(fields, local_today(now))
    if isinstance(read, FormErrors) or more.wrong or formulas:
        messages = read.messages if isinstance(read, FormErrors) else {}
        return Checked(None, FormErrors({**messages, **more.wrong, **_no_values(fields), **formulas}))
    who, what = read
    facts = what.facts(authority, born_on=who.birth_date, sex=who.sex, iin=who.iin, settlement=who.settlement)
    findings = [] if reason else needing_reason(lawful(facts, what.dates.registered_on))
    return Checked(read, FormErrors({}), findings, more)


def _no_values(fields: Fields) -> dict[str, str]:
    """Of columns that have a list of values, what is none of them."""
    wrong = {}
    for column in (*names.CHOICES, "conditions"):
        written, offered = fields.get(column) or [], choices()[column]
        unknown = [part for part in ([written] if isinstance(written, str) else written) if part not in offered]
        if unknown:
            cell = "; ".join(unknown)[:LONGEST_SHOWN]
            wrong[column] = gettext("“%(cell)s” is none of this column’s values: see the sheet “Values” of the template", cell=cell)
    return wrong


def token_of(number: UUID, row: int) -> UUID:
    """The form token of a row of an import: the same row registers once."""
    return uuid5(NAMESPACE_URL, f"oralu:register-import:{number}:{row}")


def officer_of(fields: Fields) -> str:
    """The user name of the officer who gets the case; empty where the row names none."""
    return str(fields.get(names.OFFICER, "")).casefold()


def _is_formula(cell: object) -> bool:
    return any(tidy.is_formula(part) for part in (cell if isinstance(cell, list) else [str(cell)]))


def _usual(given: Fields, now: datetime) -> Fields:
    """What the form proposes where a register says nothing: the next working day, and how often the law asks."""
    today = local_today(now)
    usual: Fields = {"first_check_in_on": next_working_day(today + timedelta(days=1)).isoformat()}
    category, settlement = given.get("category"), next((one for one in get_args(Settlement) if one == given.get("settlement")), None)
    if category in set(Category) and settlement and (often := lawful_frequency(Category(str(category)), settlement, today)):
        usual["frequency"] = str(often)
    return usual | {name: cell for name, cell in given.items() if cell}
