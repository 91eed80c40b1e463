"""An account for a colleague, made once however often the form is sent."""

from datetime import datetime
from uuid import uuid4

from services.reintegration.database import DB
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.provider_staff.forms import InviteForm
from shared.actors import Actor
from shared.db.engine import transaction
from shared.identity.organisations.actions import Invitation, Secrets, invite


async def invite_once(form: InviteForm, *, by: Actor, now: datetime) -> Secrets | None:
    """Both secrets, this once; None where the form was sent before: they are never shown again.

    Raises StaffRefused, and asyncpg.UniqueViolationError for a user name that is taken.
    """
    account = uuid4()
    async with transaction(DB):
        if await sent_before(form.token, account, by=by, now=now) is not None:
            return None
        return await invite(Invitation(form.login, form.name, form.language), account, by=by, now=now)
