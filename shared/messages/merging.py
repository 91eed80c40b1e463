"""Two records of one person were merged, or taken apart: probation tells the other services."""

from typing import ClassVar
from uuid import UUID

from shared.messages.base import Message, Moment, ServiceName


class _FromProbation(Message):
    sender: ClassVar[ServiceName] = "probation"


class PersonsMergedForBiometrics(_FromProbation):
    """The register has `other` as a second record of this person: its card leads to this one, its face is held and not erased."""

    type: ClassVar[str] = "probation.persons_merged_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    other: UUID
    merged_at: Moment


class PersonsUnmergedForBiometrics(_FromProbation):
    """They are two people after all: each has the own card and the own face again."""

    type: ClassVar[str] = "probation.persons_unmerged_for_biometrics.v1"
    receiver: ClassVar[ServiceName] = "biometrics"

    other: UUID
    unmerged_at: Moment


class PersonsMergedForReintegration(_FromProbation):
    """The case of `other` is a second one of this person: the worker sees both side by side."""

    type: ClassVar[str] = "probation.persons_merged_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    other: UUID
    merged_at: Moment


class PersonsUnmergedForReintegration(_FromProbation):
    """They are two people after all: neither case leads to the other any more."""

    type: ClassVar[str] = "probation.persons_unmerged_for_reintegration.v1"
    receiver: ClassVar[ServiceName] = "reintegration"

    other: UUID
    unmerged_at: Moment
