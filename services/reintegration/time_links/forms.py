"""What is posted: by the worker who makes a link, and by the person who answers."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.reintegration.time_links.actions import NewLink
from shared.messages.base import Language
from shared.web.forms import CheckedForm
from shared.web.i18n import gettext


class AskForm(CheckedForm):
    """A link for the person."""

    channel: Literal["sms", "shown"]
    language: Language
    token: UUID

    def new(self) -> NewLink:
        """The link to make."""
        return NewLink(self.channel, self.language)


class PersonForm(CheckedForm):
    """The person's answer."""

    answer: Literal["can_come", "another_time", "cannot"]
    words: Annotated[str, StringConstraints(max_length=500)] = ""


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "channel": gettext("How does the link get to the person?"),
        "language": gettext("Language"),
        "answer": gettext("Does the time suit you?"),
        "words": gettext("Anything to add?"),
    }
