"""The fields of each kind of content, in their order on the form and on the paper."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["line", "long", "date", "moment", "list"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a content. `list`: several short texts, on the form one a line."""

    name: str
    type: Type
    optional: bool = False


ADDRESSEE, WORDS = Field("addressee", "line", optional=True), Field("words", "long", optional=True)
_ITEMS, _CONDITION = Field("items", "list", optional=True), Field("condition", "line", optional=True)
_REMARKS = Field("remarks", "long", optional=True)
_PLACE, _ENCLOSED, _PRESENT = Field("place", "line"), Field("enclosed", "list", optional=True), Field("present", "list", optional=True)
FIELDS: dict[str, tuple[Field, ...]] = {
    "summons": (Field("appear_at", "moment"), _PLACE, Field("purpose", "long"), Field("bring", "line", optional=True)),
    "explanation_request": (Field("about", "long"), Field("due_on", "date", optional=True)),
    "warning": (Field("breach", "long"), Field("consequence", "long")),
    "submission": (Field("request", "long"), Field("grounds", "long", optional=True), _ENCLOSED),
    "compelled_appearance": (Field("reason", "long"), Field("appear_at", "moment"), _PLACE),
    "search_request": (Field("last_seen", "long"), Field("measures", "list", optional=True)),
    "wanted_submission": (
        Field("request", "long"), Field("missed_on", "date"), Field("searched_since", "date"), Field("last_seen", "long"),
        Field("measures", "list", optional=True), Field("grounds", "long", optional=True),
        Field("suspension", "long", optional=True), _ENCLOSED,
    ),
    "damage_act": (
        Field("equipment", "line"), Field("found_at", "moment"), Field("damage", "long"),
        Field("explanation", "long", optional=True), _PRESENT,
    ),
    "act": (Field("subject", "line"), Field("found", "long"), _PRESENT),
    "notice": (Field("subject", "line"), Field("text", "long")),
    "certificate": (Field("text", "long"), Field("purpose", "line", optional=True)),
    "transfer_letter": (Field("reason", "long"), _ENCLOSED),
    "removal": (Field("removed_on", "date"), Field("ground", "long")),
    "equipment_handover": (
        Field("equipment", "line"), Field("handed_at", "moment"), _ITEMS, _CONDITION, _REMARKS, _PRESENT,
    ),
    "equipment_return": (
        Field("equipment", "line"), Field("returned_at", "moment"), _ITEMS, Field("missing", "list", optional=True), _CONDITION, _REMARKS,
        _PRESENT,
    ),
    "work_certificate": (
        Field("hours", "line"), Field("period", "line"), Field("sites", "list", optional=True), Field("purpose", "line", optional=True),
    ),
    "covering_letter": (Field("subject", "line"), _ENCLOSED),
}  # fmt: skip
SIGNED_BY_PERSON = frozenset(
    {"summons", "explanation_request", "warning", "damage_act", "removal", "equipment_handover", "equipment_return"}
)
"""Kinds that the person signs, or refuses to sign."""
WITH_IIN = frozenset(
    {"submission", "compelled_appearance", "search_request", "wanted_submission", "certificate", "transfer_letter", "removal",
     "work_certificate", "covering_letter"}
)  # fmt: skip
"""Kinds whose reader must not mistake the person for somebody of the same name. The others go without the ИИН."""
WITNESSED = frozenset({"act", "damage_act", "equipment_handover", "equipment_return"})
"""Kinds with places for two who were present; their names may be written by hand."""
MADE_ELSEWHERE = frozenset({"equipment_handover", "equipment_return", "work_certificate"})
"""Kinds that are drafted from what was recorded, on the page where it was: nobody begins with an empty form."""
LINES_TO_WRITE = {"explanation_request": 12}
"""Empty lines for the person's own words."""
