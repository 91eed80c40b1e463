"""Deleting old tokens."""

from datetime import timedelta

from services.reintegration.form_submissions.tables import FormSubmission
from shared import clock
from shared.values import JobContext

SUBMISSIONS_KEPT = timedelta(days=7)
FORGET_EVERY = 3600.0


async def forget_old_submissions(_ctx: JobContext) -> None:
    """Delete tokens after a week: nobody sends the same form again after that time."""
    await FormSubmission.delete().where(FormSubmission.at < clock.now() - SUBMISSIONS_KEPT)
