"""What happens to plans by itself."""

from services.reintegration.plans.actions import returning
from shared import clock
from shared.values import JobContext

EVERY = 900.0


async def keep_plans_current(_ctx: JobContext) -> None:
    """Steps whose day has come are active again, reviews of urgent needs come sooner, older texts are encrypted."""
    now = clock.now()
    await returning.bring_back_steps(now=now)
    await returning.bring_reviews_forward(now=now)
    await returning.seal_older_texts(now=now)
