"""The other services learn what they hold about a person, and nothing else."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from services.probation.cases.queries import case_of_anyone
from services.probation.database import MESSAGING
from shared.messages.probation import PersonChangedForBiometrics, PersonChangedForReintegration
from shared.messaging.outbox import send

TOLD_TO_THE_DESK = frozenset({"family_name", "given_name", "patronymic", "birth_date", "phone", "language", "region"})


async def tell_services(person: UUID, fields: AbstractSet[str]) -> None:
    """Inside the caller's transaction: tell who holds one of these fields what stands there now."""
    if not fields & (TOLD_TO_THE_DESK | {"language"}):
        return
    case = await case_of_anyone(person)
    assert case is not None
    if fields & TOLD_TO_THE_DESK:
        await send(
            MESSAGING,
            PersonChangedForReintegration(
                person=person,
                name=case.name,
                phone=case.phone,
                language=case.language,
                region=case.region,
                birth_year=case.birth_date.year if case.birth_date else None,
            ),
        )
    if "language" in fields:
        await send(MESSAGING, PersonChangedForBiometrics(person=person, language=case.language))
