"""What the face worker does for reference images."""

from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.enrolment import renewal
from services.biometrics.system_actor import BY
from shared import clock
from shared.values import JobContext


async def ask_for_new_references(_ctx: JobContext) -> None:
    """Ask for new ones where references are old, or this engine cannot compare them."""
    await renewal.ask_for_new_references(engine=ENGINE_VERSION, by=BY, now=clock.now())
