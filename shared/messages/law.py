"""Changes of the law's data that all services read. Probation keeps them and reports them."""

from typing import ClassVar, Literal
from uuid import UUID

from shared.messages.base import Message, Moment, ServiceName
from shared.values import JsonObject


class _LawChanged(Message):
    """A value of the law that all services read was changed by two people; about nobody, `person` is the law's own number.

    `entry` is the new entry as the files would have it, with the day from which it rules.
    """

    sender: ClassVar[ServiceName] = "probation"

    version: UUID
    book: Literal["shared", "reintegration"]
    section: str
    entry: JsonObject
    decided_at: Moment


class LawChangedForReintegration(_LawChanged):
    """The same for the desk, also of a value of the desk's own book."""

    type: ClassVar[str] = "probation.law_changed_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"


class LawChangedForBiometrics(_LawChanged):
    """The same for biometrics."""

    type: ClassVar[str] = "probation.law_changed_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"


class _LawChangeCancelled(Message):
    """Two people took back a change before its day; about nobody, `person` is the law's own number. `version`: of the change."""

    sender: ClassVar[ServiceName] = "probation"

    version: UUID
    cancelled_at: Moment


class LawChangeCancelledForReintegration(_LawChangeCancelled):
    """The same for the desk."""

    type: ClassVar[str] = "probation.law_change_cancelled_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"


class LawChangeCancelledForBiometrics(_LawChangeCancelled):
    """The same for biometrics."""

    type: ClassVar[str] = "probation.law_change_cancelled_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"
