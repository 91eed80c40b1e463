"""What a lead types of a colleague."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from shared.messages.base import Language


class InviteForm(BaseModel):
    """A colleague who gets an account."""

    login: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._@-]{3,120}$")]
    name: Annotated[str, StringConstraints(min_length=2, max_length=120)]
    language: Language
    token: UUID
