"""Officers' decisions, as probation reports them."""

from services.biometrics.review import actions
from services.biometrics.system_actor import BY
from shared import clock
from shared.messages.probation import CheckInReviewed, SecondOpinionAsked


async def on_check_in_reviewed(message: CheckInReviewed) -> None:
    await actions.receive_review(message, by=BY, now=clock.now())


async def on_second_opinion_asked(message: SecondOpinionAsked) -> None:
    await actions.second_opinion(message, by=BY, now=clock.now())
