"""People as biometrics knows them: with a card, an officer, a check-in that is due, and reference pictures."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import numpy as np

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.enrolment import actions as enrolment
from services.biometrics.retention import actions as retention
from services.biometrics.subjects import actions as subjects
from shared.actors import Actor, Authority, Role
from shared.crypto import hash_secret
from shared.messages.base import Language
from shared.messages.biometrics import Look
from shared.messages.probation import (
    BiometricBasis,
    BiometricBasisChanged,
    CheckInDue,
    Question,
    RegistrationClosedForBiometrics,
    RegistrationOpenedForBiometrics,
    SupervisedRegistration,
    SupervisionForBiometrics,
)
from tests.builders.actors import OFFICE, OFFICER, SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW

PIN = "4711"
PIN_HASH = hash_secret(PIN)


def words(text: str) -> dict[Language, str]:
    """The same words in every language."""
    return {"kk": text, "ru": text, "en": text}


QUESTIONS = [
    Question(code="mood", kind="choice", text=words("How are you?"), options={"well": words("Well"), "badly": words("Badly")}),
    Question(code="support", kind="many", text=words("Do you need help?"), options={"housing": words("Housing"), "work": words("Work")}),
]


@dataclass
class Person:
    """A supervised person of the demo officer in office 75, about whom biometrics has no message yet."""

    id: UUID = field(default_factory=fresh)
    check_in: UUID = field(default_factory=fresh)
    kiosk: UUID = field(default_factory=fresh)
    officer: UUID = OFFICER.id
    basis: bool = True
    copy: UUID | None = field(default_factory=fresh)

    @property
    def card(self) -> str:
        """The code of the person's card."""
        return f"CARD-{self.id.hex[:8].upper()}"

    @property
    def at_kiosk(self) -> Actor:
        """The kiosk as an actor."""
        return Actor(self.kiosk, "Demo Kiosk", Role.KIOSK, OFFICE)

    async def register(self) -> "Person":
        """Apply probation's message."""
        given = BiometricBasis(kind="consent", reference="Consent 1", given_on="2026-11-01", language="kk", signed_copy=self.copy)
        message = RegistrationOpenedForBiometrics(
            person=self.id,
            registration=fresh(),
            case_number="75-0001",
            language="kk",
            officer=self.officer,
            office=OFFICE,
            card_code=self.card,
            pin_hash=PIN_HASH,
            basis=given if self.basis else None,
        )
        await subjects.open_subject(message, by=SYSTEM, now=NOW)
        return self

    async def due(self, *, questions: list[Question] | None = None, opens: timedelta = timedelta(hours=-1)) -> "Person":
        """A check-in that the kiosk may take now."""
        asked = QUESTIONS if questions is None else questions
        message = CheckInDue(
            person=self.id, check_in=self.check_in, opens_at=NOW + opens, closes_at=NOW + opens + timedelta(days=1), questions=asked
        )
        await check_ins.receive_due(message)
        return self

    async def enrolled(
        self,
        descriptors: list[np.ndarray] | None = None,
        jpeg: bytes = b"\xff\xd8reference",
        *,
        engine: str = ENGINE_VERSION,
        look: Look | None = None,
    ) -> "Person":
        """A confirmed reference; with a `look` the second one."""
        vectors = descriptors or [np.full(128, 0.1)] * 3
        officer = Actor(self.officer, "Demo Officer", Role.OFFICER, OFFICE)
        shown = await enrolment.enrol(
            self.id, [enrolment.AcceptedFrame(jpeg, each) for each in vectors], engine=engine, by=officer, now=NOW, look=look
        )
        await enrolment.confirm_enrolment(self.id, shown=shown, by=officer, now=NOW)
        return self


async def registered(**given: Any) -> Person:
    """Somebody about whose registration biometrics was told."""
    return await Person(**given).register()


async def with_check_in(**given: Any) -> Person:
    """Registered, and a check-in is due."""
    return await (await registered(**given)).due()


async def enrolled(
    descriptors: list[np.ndarray] | None = None, jpeg: bytes = b"\xff\xd8reference", *, engine: str = ENGINE_VERSION, **given: Any
) -> Person:
    """Registered, due, and with a confirmed reference."""
    return await (await with_check_in(**given)).enrolled(descriptors, jpeg, engine=engine)


def references(value: float = 0.1, jpeg: bytes = b"\xff\xd8r") -> list[enrolment.AcceptedFrame]:
    """Three reference pictures whose descriptors contain only `value`."""
    return [enrolment.AcceptedFrame(jpeg, np.full(128, value))] * 3


async def supervised(person: Person, *officers: Actor, restricted: bool = False, authority: Authority | None = None) -> None:
    """Apply probation's message that these officers have the person, each in a registration of their authority, or of the one named."""
    registrations = [
        SupervisedRegistration(
            registration=fresh(), authority=authority or by.authority, officer=by.id, office=by.office or OFFICE, restricted=restricted
        )
        for by in officers
    ]
    await subjects.set_supervision(SupervisionForBiometrics(person=person.id, registrations=registrations), by=SYSTEM, now=NOW)


async def close(person: Person) -> None:
    """The registration ends."""
    message = RegistrationClosedForBiometrics(person=person.id, registration=fresh(), closed_at=NOW)
    await retention.close_subject(message, by=SYSTEM, now=NOW)


async def change_basis(person: UUID, **basis: str) -> None:
    """The legal basis becomes another one; without `basis` it is withdrawn."""
    await retention.change_basis(BiometricBasisChanged.model_validate({"person": person, "basis": basis or None}), by=SYSTEM, now=NOW)
