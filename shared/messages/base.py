"""What all messages have in common: sender, receiver, type, person, and their order."""

from typing import Any, ClassVar, Literal, get_args
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict

ServiceName = Literal["probation", "reintegration", "biometrics"]
Language = Literal["kk", "ru", "en"]
Need = Literal[
    "housing", "work", "education", "documents", "health", "mental_health", "alcohol", "drugs", "money", "family", "legal", "other"
]
NEEDS: tuple[Need, ...] = get_args(Need)
"""Every need, in the order in which pages name them."""

_CLASSES: dict[str, type["Message"]] = {}


class UnknownMessage(Exception):
    """A message type, or a version of one, that this build does not know."""


class Message(BaseModel):
    """One fact about one person. Subclasses name their `type` (with a version), sender and receiver."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: ClassVar[str]
    sender: ClassVar[ServiceName]
    receiver: ClassVar[ServiceName]

    person: UUID

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "type" in cls.__dict__:
            _CLASSES[cls.type] = cls


class Envelope(BaseModel):
    """What travels: the message's body and its place in the person's order (`sequence` counts from 1
    for each sender, receiver and person, without gaps)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID
    type: str
    sender: ServiceName
    receiver: ServiceName
    person: UUID
    sequence: int
    created_at: AwareDatetime
    body: dict[str, Any]

    def message(self) -> Message:
        """The typed message inside. Raises UnknownMessage, or pydantic's ValidationError for a wrong body."""
        return message_class(self.type).model_validate(self.body)


def message_class(type_name: str) -> type[Message]:
    """The class of a message type such as `probation.check_in_due.v1`."""
    try:
        return _CLASSES[type_name]
    except KeyError:
        raise UnknownMessage(type_name) from None


def all_message_types() -> dict[str, type[Message]]:
    """Every known type, for contract tests and docs."""
    return dict(sorted(_CLASSES.items()))


Moment = AwareDatetime
__all__ = [
    "NEEDS",
    "Envelope",
    "Language",
    "Message",
    "Moment",
    "Need",
    "ServiceName",
    "UnknownMessage",
    "all_message_types",
    "message_class",
]
