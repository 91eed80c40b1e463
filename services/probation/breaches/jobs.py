"""What kiosks report of explanations."""

from services.probation.breaches.actions.kiosk_answers import receive_answer, receive_showing
from services.probation.database import BY
from services.probation.errors import NotFound
from shared import clock
from shared.logs import log
from shared.messages.explanations import ExplanationGiven, ExplanationShown


async def explanation_given(message: ExplanationGiven) -> None:
    """Somebody answered at a kiosk."""
    try:
        await receive_answer(message, by=BY, now=clock.now())
    except NotFound:
        # A request that we never made: nothing to record, and sending it again would not help.
        log.error("unknown_explanation_request", request=str(message.request))


async def explanation_shown(message: ExplanationShown) -> None:
    """The question was on a kiosk's screen and not answered."""
    try:
        await receive_showing(message, by=BY, now=clock.now())
    except NotFound:
        log.error("unknown_explanation_request", request=str(message.request))
