"""Explanations, as probation asks for them, and visits that nobody ends."""

from services.biometrics.explanations import actions, requests
from services.biometrics.system_actor import BY
from shared import clock
from shared.messages.explanations import ExplanationAskedForBiometrics, ExplanationWithdrawnForBiometrics
from shared.values import JobContext


async def on_asked(message: ExplanationAskedForBiometrics) -> None:
    await requests.receive_request(message)


async def on_withdrawn(message: ExplanationWithdrawnForBiometrics) -> None:
    await requests.withdraw_request(message, now=clock.now())


async def end_idle_visits(_ctx: JobContext) -> None:
    """Questions that nobody touches, and those whose time is over."""
    now = clock.now()
    await actions.end_idle_visits(by=BY, now=now)
    await requests.end_overdue_requests(now=now)
