"""What an officer typed about a term."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.probation.terms.domain.changes import Change, problems
from services.probation.terms.domain.events import CHOSEN, Kind
from services.probation.terms.domain.parts import UNITS, Length, Term, Unit
from services.probation.terms.words import problem
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

NEEDED: dict[str, tuple[str, ...]] = {
    "length": ("on_date", "amount", "unit"),
    "stated_end": ("ends_on",),
    "extended": ("on_date", "amount", "unit"),
    "suspended": ("on_date",),
    "resumed": ("on_date",),
    "credited": ("on_date", "amount", "unit"),
    "ended_early": ("on_date", "ends_on"),
    "withdrawn": (),
}
"""The fields of each kind of entry, beside the document and the reason."""
FITTING: dict[str, tuple[Unit, ...]] = {"extended": ("years", "months", "days"), "credited": ("days", "hours")}
"""The units of a kind of entry; of others, all of them."""


class ChangeForm(CheckedForm):
    """As typed; empty fields are not given. `seen`: how many entries the page showed."""

    kind: Literal[*CHOSEN, "withdrawn"]  # type: ignore[valid-type]  # the tuple is constant
    seen: Annotated[int, Field(ge=0)]
    on_date: Day | None = None
    amount: Annotated[int, Field(ge=1)] | None = None
    unit: Literal[*UNITS] | None = None  # type: ignore[valid-type]  # the tuple is constant
    ends_on: Day | None = None
    refers_to: UUID | None = None
    document: Annotated[str, StringConstraints(max_length=300)] = ""
    reason: Annotated[str, StringConstraints(max_length=1000)] = ""
    beyond: Literal["yes"] | None = None


def labels(kind: str) -> dict[str, str]:
    """The fields by name, as the form of that kind calls them."""
    days = {
        "length": gettext("The term begins on"),
        "suspended": gettext("Search measures began on"),
        "resumed": gettext("The term counts again from"),
    }
    return {
        "on_date": days.get(kind, gettext("Date of the decision")),
        "amount": gettext("How long"),
        "unit": gettext("Unit"),
        "ends_on": gettext("Last day of the term"),
        "document": gettext("Document: title, number, date"),
        "reason": gettext("Reason"),
        "beyond": gettext("More than the law allows"),
    }


def read_change(fields: Fields, term: Term, *, today: date, birth_date: date | None) -> tuple[Change, int] | FormErrors:
    """The entry and how many entries the officer saw, or all that is wrong with the form."""
    kind = str(fields.get("kind", ""))
    form = parse(ChangeForm, fields, labels(kind), check=lambda right: _problems(kind, right, term, today, birth_date))
    if isinstance(form, FormErrors):
        return form
    length = Length(form.amount, form.unit) if form.amount is not None and form.unit is not None else None
    return _change(form.kind, form, length, term, today), form.seen


def _problems(kind: str, right: Right, term: Term, today: date, birth_date: date | None) -> dict[str, str]:
    needed = ("document", "reason", *NEEDED.get(kind, ()))
    types: dict[str, type[Any]] = {"on_date": date, "ends_on": date, "amount": int, "unit": str, "document": str, "reason": str}
    wrong = {
        name: problem("missing") for name in needed if not right.get(name, types[name]) and (name != "document" or kind != "withdrawn")
    }
    chosen = right.get("unit", str)
    if chosen and chosen not in FITTING.get(kind, UNITS):
        wrong["unit"] = gettext("Choose or enter a valid value")
    if kind not in NEEDED or wrong.keys() & set(NEEDED[kind]):
        return wrong
    amount = right.get("amount", int)
    length = Length(amount, _unit(chosen)) if amount and chosen else None
    change = Change(
        _kind(kind), right.get("on_date", date) or _usual_day(kind, term, today), "", "", length, right.get("ends_on", date),
        beyond=right.get("beyond", str) == "yes",
    )  # fmt: skip
    return wrong | {name: problem(code) for name, code in problems(change, term, today=today, birth_date=birth_date).items()}


def _change(kind: Kind, form: ChangeForm, length: Length | None, term: Term, today: date) -> Change:
    on_date = form.on_date or _usual_day(kind, term, today)
    needed = NEEDED[kind]
    return Change(
        kind, on_date, form.document, form.reason, length if "amount" in needed else None, form.ends_on if "ends_on" in needed else None,
        form.refers_to if kind == "withdrawn" else None, form.beyond == "yes",
    )  # fmt: skip


def _usual_day(kind: str, term: Term, today: date) -> date:
    return term.basis.begins_on if kind == "stated_end" else today


def _unit(code: str) -> Unit:
    return next(one for one in UNITS if one == code)


def _kind(code: str) -> Kind:
    return "withdrawn" if code == "withdrawn" else next(one for one in CHOSEN if one == code)
