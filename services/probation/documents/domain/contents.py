"""What each kind of document says. Its fixed words are the form's, not here; what stands here is about this one case."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Status = Literal["verified", "unverified"]


class Part(BaseModel):
    """A part of a content: it never changes, and nothing unknown stands in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FactLine(Part):
    """One fact: when, what, and where it was, as it is printed."""

    at: datetime
    words: str
    address: str | None = None


class Norm(Part):
    """A norm as it is cited, what it says, and whether a lawyer has compared it with the text of the law."""

    reference: str
    words: str = ""
    status: Status = "unverified"


class Body(Part):
    """What every kind may have. `addressee`: to whom it goes; empty where it goes to the person. `words`: what the officer adds."""

    to_others: ClassVar[bool] = False
    """Whether it goes to somebody else than the person, so that `addressee` is needed."""
    addressee: str = ""
    facts: tuple[FactLine, ...] = ()
    norms: tuple[Norm, ...] = ()
    words: str = ""


class Summons(Body):
    """The person is to come."""

    kind: Literal["summons"] = "summons"
    appear_at: datetime
    place: str
    purpose: str
    bring: str = ""


class ExplanationRequest(Body):
    """The person is asked to explain, in own words, on lines of this paper or on another one."""

    kind: Literal["explanation_request"] = "explanation_request"
    about: str
    due_on: date | None = None


class WrittenWarning(Body):
    """The person is warned in writing of what follows from another breach."""

    kind: Literal["warning"] = "warning"
    breach: str
    consequence: str


class Submission(Body):
    """The service submits to the court. `addressee`: the court; `request`: what it is asked for; `grounds`: why."""

    to_others: ClassVar[bool] = True
    kind: Literal["submission"] = "submission"
    request: str
    grounds: str = ""
    enclosed: tuple[str, ...] = ()


class CompelledAppearance(Body):
    """The police are asked to bring the person."""

    to_others: ClassVar[bool] = True
    kind: Literal["compelled_appearance"] = "compelled_appearance"
    reason: str
    appear_at: datetime
    place: str


class SearchRequest(Body):
    """The person is to be searched for. `last_seen`: when and where; `measures`: what was done already."""

    to_others: ClassVar[bool] = True
    kind: Literal["search_request"] = "search_request"
    last_seen: str
    measures: tuple[str, ...] = ()


class WantedSubmission(Body):
    """The service submits that somebody be put on the wanted list. `missed_on`: the missed check-in from which the days of the law count;
    `searched_since`, `measures`: the first search measures, with their days and results; `suspension`: what is asked about the term.
    """

    to_others: ClassVar[bool] = True
    kind: Literal["wanted_submission"] = "wanted_submission"
    request: str
    missed_on: date
    searched_since: date
    last_seen: str
    measures: tuple[str, ...] = ()
    grounds: str = ""
    suspension: str = ""
    enclosed: tuple[str, ...] = ()


class DamageAct(Body):
    """Damage of the equipment of electronic tracking is recorded."""

    kind: Literal["damage_act"] = "damage_act"
    equipment: str
    found_at: datetime
    damage: str
    explanation: str = ""
    present: tuple[str, ...] = ()


class EquipmentHandover(Body):
    """The equipment of electronic tracking was handed over and put on. `items`: codes (domain.equipment) or words."""

    kind: Literal["equipment_handover"] = "equipment_handover"
    equipment: str
    handed_at: datetime
    items: tuple[str, ...] = ()
    condition: str = ""
    remarks: str = ""
    present: tuple[str, ...] = ()


class EquipmentReturn(Body):
    """The equipment of electronic tracking was handed back. `missing`: what should have come with it."""

    kind: Literal["equipment_return"] = "equipment_return"
    equipment: str
    returned_at: datetime
    items: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    condition: str = ""
    remarks: str = ""
    present: tuple[str, ...] = ()


class Act(Body):
    """Something is recorded in the presence of others."""

    kind: Literal["act"] = "act"
    subject: str
    found: str
    present: tuple[str, ...] = ()


class Notice(Body):
    """Somebody is told something."""

    kind: Literal["notice"] = "notice"
    subject: str
    text: str


class Certificate(Body):
    """It is certified that the person is on the register, or was. `purpose`: where it is needed."""

    kind: Literal["certificate"] = "certificate"
    text: str
    purpose: str = ""


class WorkCertificate(Body):
    """It is certified that every hour of community work was worked. `purpose`: where it is needed."""

    kind: Literal["work_certificate"] = "work_certificate"
    hours: str
    period: str
    sites: tuple[str, ...] = ()
    purpose: str = ""


class CoveringLetter(Body):
    """A paper goes to somebody; what it is stands in `enclosed`, never what it says."""

    to_others: ClassVar[bool] = True
    kind: Literal["covering_letter"] = "covering_letter"
    subject: str
    enclosed: tuple[str, ...] = ()


class TransferLetter(Body):
    """The case file goes to another office. `enclosed`: what goes with it."""

    to_others: ClassVar[bool] = True
    kind: Literal["transfer_letter"] = "transfer_letter"
    reason: str
    enclosed: tuple[str, ...] = ()


class Removal(Body):
    """The person is removed from the register."""

    kind: Literal["removal"] = "removal"
    removed_on: date
    ground: str


Content = Annotated[
    Summons | ExplanationRequest | WrittenWarning | Submission | CompelledAppearance | SearchRequest | DamageAct | Act | Notice
    | WantedSubmission | Certificate | TransferLetter | Removal | EquipmentHandover | EquipmentReturn | WorkCertificate | CoveringLetter,
    Field(discriminator="kind"),
]  # fmt: skip
KINDS: dict[str, type[Body]] = {
    "summons": Summons,
    "explanation_request": ExplanationRequest,
    "warning": WrittenWarning,
    "submission": Submission,
    "compelled_appearance": CompelledAppearance,
    "search_request": SearchRequest,
    "wanted_submission": WantedSubmission,
    "damage_act": DamageAct,
    "act": Act,
    "notice": Notice,
    "certificate": Certificate,
    "transfer_letter": TransferLetter,
    "removal": Removal,
    "equipment_handover": EquipmentHandover,
    "equipment_return": EquipmentReturn,
    "work_certificate": WorkCertificate,
    "covering_letter": CoveringLetter,
}
_CONTENT: TypeAdapter[Content] = TypeAdapter(Content)


def read_content(stored: object) -> Content:
    """A content from its JSON object. Raises pydantic.ValidationError."""
    return _CONTENT.validate_python(stored)
