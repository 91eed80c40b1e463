"""The form of an entry: its kind decides the fields."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import Field, StringConstraints

from services.probation.corrective_work import words
from services.probation.corrective_work.actions import NewEntry
from services.probation.corrective_work.domain.entries import CHOSEN, END_REASONS, TOLD_BY, Kind
from services.probation.corrective_work.domain.rules import share_limits
from shared.values import JsonObject
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=300)]
Money = Annotated[int, Field(ge=0, le=1_000_000_000)]
FIELDS: Mapping[str, tuple[str, ...]] = {
    "share": ("percent",),
    "employed": ("employer",),
    "ended": ("reason", "told_by"),
    "month": ("base", "withheld"),
    "talk": ("words",),
    "leave": ("until",),
}
"""What each kind needs beside its day and its document."""


class EntryForm(CheckedForm):
    """As typed. `seen`: how many entries the page showed."""

    form_token: UUID | None = None
    seen: Annotated[int, Field(ge=0)]
    on_date: Day
    percent: Annotated[int, Field(ge=1, le=100)] | None = None
    employer: Line = ""
    position: Line = ""
    contact: Line = ""
    reason: str = ""
    told_by: str = ""
    base: Money | None = None
    withheld: Money | None = None
    paid_on: Day | None = None
    words: Annotated[str, StringConstraints(max_length=2000)] = ""
    until: Day | None = None
    document: Line = ""
    why: Annotated[str, StringConstraints(max_length=1000)] = ""


class WithdrawForm(CheckedForm):
    """An entry is taken back."""

    form_token: UUID | None = None
    seen: Annotated[int, Field(ge=0)]
    refers_to: UUID
    why: Annotated[str, StringConstraints(min_length=3, max_length=1000)]


def kind_of(typed: str | None) -> Kind | None:
    """A kind that an officer may choose."""
    return next((each for each in CHOSEN if each == typed), None)


def read_entry(kind: Kind, fields: Fields, today: date) -> tuple[NewEntry, int] | FormErrors:
    """The entry and how many the officer saw, or everything that is wrong."""

    def check(right: Right) -> Mapping[str, str]:
        wrong = {name: words.problem("missing") for name in FIELDS[kind] if not str(fields.get(name, "")).strip()}
        if kind not in ("talk", "leave") and not str(fields.get("document", "")).strip():
            wrong["document"] = words.problem("missing")
        if right.get("reason", str) and right.get("reason", str) not in END_REASONS:
            wrong["reason"] = words.problem("choose")
        if right.get("told_by", str) and right.get("told_by", str) not in TOLD_BY:
            wrong["told_by"] = words.problem("choose")
        percent, (least, most) = right.get("percent", int), share_limits(today)
        if kind == "share" and percent is not None and not int(least.value) <= percent <= int(most.value):
            wrong["percent"] = words.problem("share") % {"least": least.value, "most": most.value}
        return wrong

    form = parse(EntryForm, fields, words.field_names(), check=check)
    if isinstance(form, FormErrors):
        return form
    return NewEntry(kind, form.on_date, _content(kind, form), form.document, form.why, form.form_token or uuid4()), form.seen


def read_withdrawal(fields: Fields, today: date) -> tuple[NewEntry, int] | FormErrors:
    """The entry that takes another one back."""
    form = parse(WithdrawForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return form
    return NewEntry("withdrawn", today, {"words": form.why}, "", form.why, form.form_token or uuid4(), form.refers_to), form.seen


def _content(kind: Kind, form: EntryForm) -> JsonObject:
    contents: Mapping[str, JsonObject] = {
        "share": {"percent": form.percent},
        "employed": {"employer": form.employer, "position": form.position, "contact": form.contact},
        "ended": {"reason": form.reason, "told_by": form.told_by},
        "month": {
            "month": form.on_date.replace(day=1).isoformat(), "base": form.base, "withheld": form.withheld,
            "paid_on": form.paid_on.isoformat() if form.paid_on else "",
        },
        "talk": {"words": form.words},
        "leave": {"until": form.until.isoformat() if form.until else ""},
    }  # fmt: skip
    return contents[kind]
