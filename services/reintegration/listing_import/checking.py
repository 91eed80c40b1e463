"""A file as it was given: its rows read, each cell by what its column means, and by the same rules as the forms on the pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from uuid import UUID

from services.reintegration.courses import forms as course_forms
from services.reintegration.courses import queries as courses
from services.reintegration.courses.queries import CourseOffer
from services.reintegration.listing_import import words
from services.reintegration.listing_import.domain import COLUMNS, MANY, MOST_LINES, Defect, Kind, Known, Line, twice
from services.reintegration.vacancies import forms as vacancy_forms
from shared.files.sheets import NotASheet, SheetRow, read_rows
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

NUMBERS = frozenset({"places", "wage_from", "wage_to", "seats"})
SPACES = re.compile(r"[\s\u00a0\u202f₸']+")
LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file: the lines that are right, and every defect."""

    lines: Sequence[Line]
    defects: Sequence[Defect]


class MissingColumns(Exception):
    """Columns without which nothing can be read; `columns`: their codes."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(*columns)
        self.columns = columns


def rows_of(content: bytes, kind: Kind) -> tuple[Mapping[int, str], list[SheetRow]]:
    """(the column of each position, the rows below the headings). Raises NotASheet, MissingColumns."""
    rows = read_rows(content)
    if len(rows) > MOST_LINES + 1:
        raise NotASheet("too_many_rows")
    known = words.headings(kind)
    columns = {place: known[words.plain(cell)] for place, cell in enumerate(rows[0].cells) if words.plain(cell) in known}
    if not columns:
        raise NotASheet("no_headings")
    if missing := [each for each in ("own_number", "title") if each not in columns.values()]:
        raise MissingColumns(missing)
    return columns, rows[1:]


async def check(content: bytes, kind: Kind, organisation: UUID, known: Mapping[str, Known], today: date) -> Checked:
    """Every row by the rules of the form; what stands in an entry already is known by its number. Raises NotASheet, MissingColumns."""
    columns, rows = rows_of(content, kind)
    offers = await courses.offers("", organisation) if kind == "courses" else []
    lines: list[Line] = []
    defects: list[Defect] = []
    for row in rows:
        fields = {columns[place]: cell.strip() for place, cell in enumerate(row.cells) if place in columns}
        found = list(_unreadable(row.number, fields))
        number = fields.get("own_number", "")
        if not number or len(number) > LONGEST_NUMBER:
            found.append(Defect(row.number, "own_number", gettext("Fill this in") if not number else gettext("At most 60 characters")))
        typed = _typed(kind, fields, offers)
        checked = _parsed(kind, typed, known.get(number), today)
        if isinstance(checked, FormErrors):
            bad = {each.column for each in found}
            wrong = {name: what for name, what in checked.messages.items() if name not in bad and name in COLUMNS[kind]}
            found += [Defect(row.number, name, what) for name, what in wrong.items()]
        if found or isinstance(checked, FormErrors):
            defects += found or [Defect(row.number, "", gettext("This row cannot be read"))]
        else:
            lines.append(Line(row.number, number, checked))
    for line, first in twice(lines):
        defects.append(Defect(line.row, "own_number", gettext("This number stands in row %(row)s too", row=first)))
    return Checked(lines, sorted(defects, key=lambda each: (each.row, _place(kind, each.column))))


def _place(kind: Kind, column: str) -> int:
    return COLUMNS[kind].index(column) if column in COLUMNS[kind] else -1


def _unreadable(row: int, fields: Mapping[str, str]) -> Iterator[Defect]:
    """Cells that hold a word that their column does not know."""
    for name, cell in fields.items():
        known = words.values(name)
        for part in (cell.split(",") if name in MANY else [cell]) if known else []:
            if part.strip() and words.plain(part) not in known:
                yield Defect(row, name, gettext("“%(value)s” is not known here", value=part.strip()[:60]))


def _typed(kind: Kind, fields: Mapping[str, str], offers: Sequence[CourseOffer]) -> Fields:
    """The row as its form would be typed."""
    typed: Fields = {}
    for name, cell in fields.items():
        known = words.values(name)
        if name in MANY:
            typed[name] = [known.get(words.plain(part), "") for part in cell.split(",") if part.strip()]
        elif known:
            typed[name] = known.get(words.plain(cell), "")
        else:
            typed[name] = SPACES.sub("", cell) if name in NUMBERS else cell
    if kind == "courses":
        typed["offer"] = _offer(fields.get("offer", ""), offers)
        return typed
    return {"remote": "no", "quota": "no", "currency": "KZT"} | {name: said for name, said in typed.items() if said}


def _offer(name: str, offers: Sequence[CourseOffer]) -> str:
    """The service by its name in any language; the only one where none is named."""
    if not name and len(offers) == 1:
        return str(offers[0].id)
    found = [each.id for each in offers if words.plain(name) in {words.plain(said) for said in each.name.values()}]
    return str(found[0]) if len(found) == 1 else ""


def _parsed(kind: Kind, typed: Fields, before: Known | None, today: date) -> Mapping[str, object] | FormErrors:
    taken = int(str(before.says.get("taken", 0))) if before else 0
    if kind == "vacancies":
        closes = before.says.get("closes_on") if before else None
        check = partial(vacancy_forms.wrong, today=today, taken=taken, before=closes if isinstance(closes, date) else None)
        vacancy = parse(vacancy_forms.VacancyForm, typed, vacancy_forms.labels(), check=check)
        return vacancy if isinstance(vacancy, FormErrors) else asdict(vacancy.written())
    wrong = partial(course_forms.group_wrong, today=today, taken=taken, new=before is None)
    group = parse(course_forms.GroupForm, typed, course_forms.labels(), check=wrong)
    return group if isinstance(group, FormErrors) else asdict(group.written()) | {"offer": group.offer}
