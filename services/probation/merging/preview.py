"""What an officer sees before two records are merged: side by side, what differs, what goes over, what stands against it."""

from dataclasses import dataclass
from uuid import UUID

from services.probation.amendments import words as amendment_words
from services.probation.amendments.queries import facts
from services.probation.cases.queries import registrations
from services.probation.cases.rows import Case, ListedRegistration
from services.probation.database import DB
from services.probation.merging.actions import differing
from services.probation.merging.domain import Difference, Obstacle
from services.probation.merging.effects.rows import counted, declared
from services.probation.merging.fields import NAMES
from services.probation.merging.forms import Which
from services.probation.merging.queries import obstacles
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_row

OWN = """SELECT EXISTS (SELECT FROM probation.device_assignment WHERE person = $1 AND until IS NULL) AS bracelet,
    EXISTS (SELECT FROM probation.monitoring_order WHERE person = $1) AS monitoring,
    EXISTS (SELECT FROM probation.check_in_schedule WHERE person = $1)
        OR EXISTS (SELECT FROM probation.own_questions WHERE person = $1) AS schedule,
    (SELECT count(*) FROM probation.legal_basis_document WHERE person = $1) AS copies"""


@dataclass(frozen=True, slots=True)
class Own:
    """What a record keeps as its own: a bracelet worn now, an order of monitoring, its schedule of check-ins, signed copies."""

    bracelet: bool
    monitoring: bool
    schedule: bool
    copies: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records."""

    case: Case
    registrations: list[ListedRegistration]
    own: Own
    hinders: list[Obstacle]
    """What stands against this one as the record that stays."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with both values in words; `proposed`: which of them is chosen beforehand, where they do not conflict."""

    name: str
    label: str
    one: str
    other: str
    proposed: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Both sides; fields that differ and fields that are the same; how many rows of each kind both have."""

    one: Side
    other: Side
    found: list[Difference]
    differing: list[ShownField]
    same: list[tuple[str, str]]
    rows: list[tuple[str, int, int]]

    @property
    def sides(self) -> list[tuple[Which, Side]]:
        """Both, with the name that the form has for them."""
        return [("one", self.one), ("other", self.other)]

    @property
    def hindered(self) -> list[Obstacle]:
        """What stands against merging them at all; empty where at least one of them may stay."""
        if not self.one.hinders or not self.other.hinders:
            return []
        return list(dict.fromkeys([*self.one.hinders, *self.other.hinders]))


async def preview(one: Case, other: Case, *, by: Actor) -> Preview:
    """The two records as this reader, who sees both cases, compares them."""
    found = await differing(one, other)
    values = await facts(one.person, one.registration)
    unlike = {each.name for each in found}
    mine, theirs = await _side(one, other.person, by), await _side(other, one.person, by)
    async with beyond_scope(DB, "how many rows go over, with what other officers keep of the person"):
        counts = await counted(one.person), await counted(other.person)
    return Preview(
        mine,
        theirs,
        found,
        [_shown(each) for each in found],
        [(amendment_words.label(name), amendment_words.shown(name, values[name])) for name in NAMES if values[name] and name not in unlike],
        [(rows.title(), counts[0][rows.table], counts[1][rows.table]) for rows in declared()],
    )


async def _side(case: Case, other: UUID, by: Actor) -> Side:
    own = await fetch_row(DB, Own, OWN, case.person)
    assert own is not None, "a statement without FROM has one row"
    return Side(case, await registrations(by, case.person), own, await obstacles(case.person, other))


def _shown(each: Difference) -> ShownField:
    words = amendment_words.shown
    chosen = {"survivor": "one", "retired": "other"}.get(each.proposed or "")
    return ShownField(
        each.name, amendment_words.label(each.name), words(each.name, each.survivor), words(each.name, each.retired), chosen
    )  # fmt: skip
