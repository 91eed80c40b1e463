"""Imports and their rows, ready to be shown; for whom a file is prepared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args
from uuid import UUID

from services.probation.cases import words as cases_words
from services.probation.identity_match import words as match_words
from services.probation.identity_match.domain.weighing import Evidence
from services.probation.register_import import report
from services.probation.register_import.columns.vocabulary import headings
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.rows import Import, ImportRow, Together, rows_of, together
from shared.access.permissions import may
from shared.actors import Actor, Authority
from shared.identity import accounts
from shared.web.i18n import said_again

SHOWN = 50
Said = list[tuple[str, str, str]]
"""(column, what stands in the file, what is wrong or asked)."""


@dataclass(frozen=True, slots=True)
class Like:
    """Somebody on the register who may be the person of a row, and what speaks for it."""

    person: UUID
    name: str
    case_number: str
    why: list[str]


@dataclass(frozen=True, slots=True)
class ShownRows:
    """The first rows of each result. `held`: with what is asked and whom they resemble; `wrong`: with what to correct; `together`: held
    rows that can be decided at once, with what is asked about the first of them."""

    held: list[tuple[ImportRow, Said, list[Like]]]
    wrong: list[tuple[ImportRow, Said]]
    made: list[ImportRow]
    left: list[ImportRow]
    may_decide: bool
    together: Sequence[tuple[Together, Said]] = ()
    most: int = SHOWN

    @property
    def people(self) -> set[UUID]:
        """Everybody on the register whom these rows name."""
        return {like.person for _, _, found in self.held for like in found}


async def shown_rows(known: Import, *, may_decide: bool) -> ShownRows:
    """Of an import; who may not decide it sees what is wrong in the file, and nobody on the register."""
    held = await rows_of(known.id, "held", most=SHOWN)
    wrong = [(row, _said(row)) for row in await rows_of(known.id, "defect", "refused", most=SHOWN)]
    if not may_decide:
        return ShownRows([(row, _said(row), []) for row in held], wrong, [], [], may_decide=False)
    made, left = await rows_of(known.id, "made", most=SHOWN), await rows_of(known.id, "left", most=SHOWN)
    groups = [(each, _said(each.rows[0])) for each in await together(known.id)]
    return ShownRows([(row, _said(row), _like(row)) for row in held], wrong, made, left, may_decide=True, together=groups)


def lines(row: ImportRow) -> Iterator[report.Line]:
    """A row that was not registered as lines of a file: what is wrong in which column, and what to do."""
    for column, cell, text in _said(row):
        yield str(row.number), column, cell, text, report.to_do(row.result)
    for like in _like(row):
        text = report.like_somebody(like.name, like.case_number)
        yield str(row.number), headings()["family_name"], row.name, text, report.to_do("alike")


async def offices(by: Actor) -> list[tuple[str, str]]:
    """(value, name) of the offices for which somebody prepares a register; none for who has an office of their own."""
    if may(by, ImportPermission.IMPORT):
        return []
    return [
        (f"{code}:{authority}", f"{cases_words.office(code)}, {cases_words.supervising_authority(authority)}")
        for authority in _authorities()
        for code in await accounts.offices(authority)
    ]


async def for_office(by: Actor, chosen: str) -> Actor | None:
    """Whoever uploads, as one of the office whose register it is; None where no such office was chosen."""
    if may(by, ImportPermission.IMPORT):
        return by
    code, _, named = chosen.partition(":")
    authority = next((each for each in _authorities() if each == named), None)
    if authority is None or code not in await accounts.offices(authority):
        return None
    return replace(by, office=code, authority=authority)


def _authorities() -> tuple[Authority, ...]:
    return get_args(Authority)


def _said(row: ImportRow) -> Said:
    names, found = headings(), row.problems.get("messages", {})
    order = [*(name for name in names if name in found), *(name for name in found if name not in names)]  # JSON keeps none
    return [(names.get(name, name), report.in_the_file(row.fields, name), said_again(found[name])) for name in order]


def _like(row: ImportRow) -> list[Like]:
    known = set(Evidence)
    return [
        Like(
            UUID(each["person"]), each["name"], each["case_number"],
            [match_words.evidence(Evidence(code)) for code in each.get("why", []) if code in known],
        )
        for each in row.alike
    ]  # fmt: skip
