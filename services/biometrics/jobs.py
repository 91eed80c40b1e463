"""What arrives from probation, and what happens by itself as time passes."""

from collections.abc import Awaitable, Callable
from typing import Any

from services.biometrics.actions import attempts, checkins, enrolment, erasure, handing_in, sessions, subjects
from services.biometrics.queries import overdue_images
from shared import clock
from shared.actors import system
from shared.logs import log
from shared.messages import Message
from shared.messages.probation import (
    BiometricBasisChanged,
    CheckInDue,
    CheckInRecorded,
    CheckInReviewed,
    RegistrationClosedForBiometrics,
    RegistrationOpenedForBiometrics,
    SecondOpinionAsked,
)
from shared.messaging.inbox import Handler

SYSTEM = system("biometrics")
Sweep = tuple[Callable[[dict[str, Any]], Awaitable[Any]], float]


async def on_registration_opened(message: RegistrationOpenedForBiometrics) -> None:
    await subjects.open_subject(message, by=SYSTEM, now=clock.now())


async def on_basis_changed(message: BiometricBasisChanged) -> None:
    await subjects.change_basis(message, by=SYSTEM, now=clock.now())


async def on_registration_closed(message: RegistrationClosedForBiometrics) -> None:
    await subjects.close_subject(message, by=SYSTEM, now=clock.now())


async def on_check_in_due(message: CheckInDue) -> None:
    await checkins.due(message)


async def on_check_in_recorded(message: CheckInRecorded) -> None:
    await checkins.receive_receipt(message, by=SYSTEM, now=clock.now())


async def on_check_in_reviewed(message: CheckInReviewed) -> None:
    await checkins.receive_review(message, by=SYSTEM, now=clock.now())


async def on_second_opinion_asked(message: SecondOpinionAsked) -> None:
    await checkins.second_opinion(message, by=SYSTEM, now=clock.now())


HANDLERS: dict[type[Message], Handler] = {
    RegistrationOpenedForBiometrics: on_registration_opened,
    BiometricBasisChanged: on_basis_changed,
    RegistrationClosedForBiometrics: on_registration_closed,
    CheckInDue: on_check_in_due,
    CheckInRecorded: on_check_in_recorded,
    CheckInReviewed: on_check_in_reviewed,
    SecondOpinionAsked: on_second_opinion_asked,
}


async def end_idle_sessions(_ctx: dict[str, Any]) -> None:
    """Sessions that nobody touches: handed in where there was a capture, otherwise expired."""
    now = clock.now()
    await erasure.forget_unfinished_captures(now=now)
    await handing_in.hand_in_left_behind(by=SYSTEM, now=now)
    await sessions.expire_idle(by=SYSTEM, now=now)


async def delete_old_images(_ctx: dict[str, Any]) -> None:
    """Images whose time is over, and reference images that nobody confirmed. Whatever is left past its time is said aloud."""
    now = clock.now()
    await erasure.delete_overdue_images(by=SYSTEM, now=now)
    await enrolment.delete_unconfirmed(by=SYSTEM, now=now)
    if left := await overdue_images(now):
        log.error("images_overdue", images=left)


async def delete_outlived_attempts(_ctx: dict[str, Any]) -> None:
    """Figures whose term is over, and those that an erasure could not delete yet."""
    await attempts.delete_outlived_attempts(by=SYSTEM, now=clock.now())


SWEEPS: tuple[Sweep, ...] = ((end_idle_sessions, 15), (delete_old_images, 60), (delete_outlived_attempts, 300))
