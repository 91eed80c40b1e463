"""What is posted about groups, and what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.group_programmes.actions.attending import Marked
from services.reintegration.group_programmes.actions.taking_part import Said
from services.reintegration.group_programmes.domain.states import Act, GroupAct
from shared.messages.base import Language
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext
from shared.web.request import Fields

Version = Annotated[int, Field(ge=1, le=100_000)]
Note = Annotated[str, StringConstraints(max_length=1000)]
EndReason = Literal[
    "person_stopped", "did_not_come", "moved_away", "other_help", "work_or_study", "group_cancelled", "wrong_group", "cannot_be_reached"
]


class DetailsForm(CheckedForm):
    """Where a group meets, who leads it, in which language, for how many."""

    place: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    leader: UUID
    language: Language
    seats: Annotated[int, Field(ge=1, le=100)]


class PlanForm(DetailsForm):
    """A new group."""

    programme: Literal["addictions", "gambling", "violence", "employment_skills"]
    day: Day
    at: Clock
    token: UUID


class ChangeForm(DetailsForm):
    """A group as it is to be."""

    version: Version


class StateForm(CheckedForm):
    """The end of a group, or that it goes on after all."""

    act: Literal["end", "cancel", "reopen"]
    reason: Literal["leader_absent", "no_place", "too_few_people", "other"] | None = None
    version: Version

    @property
    def says(self) -> GroupAct:
        """The act."""
        return GroupAct(self.act)


class TimeForm(CheckedForm):
    """When a session is. `version`: of one that is moved; `token`: of a new one."""

    day: Day
    at: Clock
    version: Version | None = None
    token: UUID | None = None


class CallOffForm(CheckedForm):
    """Why a session does not take place."""

    why_not: Literal["leader_absent", "place_closed", "nobody_came", "weather", "other"]
    version: Version


class SeenForm(CheckedForm):
    """Something that needs nothing but the version that was seen."""

    version: Version


class InviteForm(CheckedForm):
    """To which group somebody is invited. `need_id`: the need that it is for, where the way began there."""

    group: UUID
    note: Note = ""
    token: UUID
    need_id: UUID | None = None


class ActForm(CheckedForm):
    """The next step of a participation."""

    act: Act
    reason: EndReason | None = None
    agreed_form: Literal["in_person", "on_paper", "by_phone"] | None = None
    paper_number: Annotated[str, StringConstraints(max_length=100)] | None = None
    witness: Annotated[str, StringConstraints(max_length=200)] | None = None
    note: Note = ""
    version: Version

    def said(self) -> Said:
        """What goes with it."""
        return Said(self.reason, self.agreed_form, self.note, self.paper_number, self.witness)


class PurposeForm(CheckedForm):
    """For what somebody reads which programme a person follows."""

    purpose: Literal["plan", "referral", "danger", "asked_by_person"]


class LetterForm(PurposeForm):
    """Which letter, and in which language."""

    kind: Literal["neutral", "full", "over"]
    language: Language


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "programme": gettext("Programme"),
        "day": gettext("Day"),
        "at": gettext("Time"),
        "place": gettext("Place (address or room)"),
        "leader": gettext("Who leads the group?"),
        "language": gettext("Language"),
        "seats": gettext("Seats"),
        "act": gettext("What is to be done?"),
        "reason": gettext("Why?"),
        "why_not": gettext("Why not?"),
        "group": gettext("Which group?"),
        "agreed_form": gettext("How did the person agree?"),
        "paper_number": gettext("Number of the paper"),
        "witness": gettext("Who heard it?"),
        "note": gettext("Note (optional)"),
        "purpose": gettext("For what do you read it?"),
        "kind": gettext("Which letter?"),
    }


def time_wrong(right: Right, now_on: date) -> dict[str, str]:
    """A session lies ahead, within two years."""
    day = right.get("day", date)
    if day is not None and day < now_on:
        return {"day": gettext("Enter today or a later day")}
    if day is not None and day.year > now_on.year + 2:
        return {"day": gettext("This day is too far away")}
    return {}


def act_wrong(right: Right) -> dict[str, str]:
    """An end has a reason, an agreement says how it was given."""
    act = right.get("act", str)
    if act == Act.END and right.get("reason", str) is None:
        return {"reason": gettext("Choose a reason")}
    if act == Act.AGREE and right.get("agreed_form", str) is None:
        return {"agreed_form": gettext("Choose how the person agreed")}
    return _wrong_yes(right) if act == Act.AGREE else {}


def _wrong_yes(right: Right) -> dict[str, str]:
    form = right.get("agreed_form", str)
    if form == "on_paper" and not right.get("paper_number", str):
        return {"paper_number": gettext("Enter the number of the signed paper")}
    if form == "by_phone" and not right.get("witness", str):
        return {"witness": gettext("Enter the name of the witness who heard it")}
    return {}


def state_wrong(right: Right) -> dict[str, str]:
    """A group that does not take place has a reason."""
    if right.get("act", str) == "cancel" and right.get("reason", str) is None:
        return {"reason": gettext("Choose a reason")}
    return {}


def marks_of(fields: Fields, of: Mapping[UUID, str]) -> dict[UUID, Marked]:
    """Marks by participation, from fields `mark-<id>` and `note-<id>`; who has none is left out."""
    found = {}
    for number in of:
        chosen = str(fields.get(f"mark-{number}", ""))
        if chosen:
            found[number] = Marked(chosen, str(fields.get(f"note-{number}", ""))[:1000])
    return found
