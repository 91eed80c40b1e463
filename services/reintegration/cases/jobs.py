"""Messages from probation about registrations."""

from services.reintegration.cases.merging import merge_cases, unmerge_cases
from services.reintegration.cases.opening import hand_over_case, open_case, set_access, update_person
from services.reintegration.database import BY
from shared import clock
from shared.messages.base import Message
from shared.messages.merging import PersonsMergedForReintegration, PersonsUnmergedForReintegration
from shared.messages.probation import (
    CaseTransferredForReintegration,
    PersonChangedForReintegration,
    RegistrationAccessForReintegration,
    RegistrationOpenedForReintegration,
)


async def registration_opened(message: Message) -> None:
    """Opens the case."""
    assert isinstance(message, RegistrationOpenedForReintegration)
    await open_case(message, by=BY, now=clock.now())


async def registration_access(message: Message) -> None:
    """Says who may see the case."""
    assert isinstance(message, RegistrationAccessForReintegration)
    await set_access(message, by=BY, now=clock.now())


async def case_transferred(message: Message) -> None:
    """Another office has the case."""
    assert isinstance(message, CaseTransferredForReintegration)
    await hand_over_case(message, by=BY, now=clock.now())


async def person_changed(message: Message) -> None:
    """Updates how to address and reach the person."""
    assert isinstance(message, PersonChangedForReintegration)
    await update_person(message, by=BY, now=clock.now())


async def persons_merged(message: Message) -> None:
    """The cases of two records of one person lead to each other."""
    assert isinstance(message, PersonsMergedForReintegration)
    await merge_cases(message, by=BY, now=clock.now())


async def persons_unmerged(message: Message) -> None:
    """They are two people after all."""
    assert isinstance(message, PersonsUnmergedForReintegration)
    await unmerge_cases(message, by=BY, now=clock.now())
