"""What a row says beyond the registration form: other spellings of the name, КАТО codes, family, work, documents and the like.

It is read and checked by the rules of the amendments; names of fields are theirs.
"""

from dataclasses import dataclass, field
from datetime import date

from services.probation.amendments.checks import check
from services.probation.amendments.domain.fields import LISTS
from services.probation.amendments.entering import Entered
from services.probation.amendments.forms import read_values
from services.probation.cases.entries import EntryKind
from services.probation.register_import.columns.names import MORE
from shared.web.request import Fields


@dataclass(slots=True)
class More:
    """What is entered beside a registration, and what is wrong with it, in words by column."""

    entered: Entered = field(default_factory=Entered)
    wrong: dict[str, str] = field(default_factory=dict)


def read_more(fields: Fields, today: date) -> More:
    """Every group of which a cell is filled."""
    found, kinds = More(), {str(kind): kind for kind in _kinds()}
    for group, asked in MORE.items():
        if not any(fields.get(each.name) for each in asked):
            continue
        values, wrong = read_values(fields, asked)
        around = {"region": str(fields.get("region", ""))} if group == "home" else {}
        known = {name: value for name, value in values.items() if value is not None}
        between = check(group, values | around, known | around, today)
        found.wrong |= {name: text for name, text in between.items() if name in values} | wrong
        if group in kinds:
            found.entered.entries[kinds[group]] = values
        else:
            found.entered.values.update(known)
    return found


def _kinds() -> tuple[EntryKind, ...]:
    kinds: tuple[EntryKind, ...] = ("documents", "contacts", "representatives")
    assert set(kinds) == set(LISTS), "A register has one entry of each list."
    return kinds
