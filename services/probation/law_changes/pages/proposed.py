"""What the pages answer where a proposal is not kept."""

from uuid import UUID

from services.probation.law_changes import words
from services.probation.law_changes.actions.proposing import propose
from services.probation.law_changes.actions.refusing import Refused, Waiting
from services.probation.law_changes.domain.changes import Change
from shared import clock
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.request import Web


async def proposed(request: Web, book: str, change: Change, why: str, document: str, *, value: str = "value") -> UUID | FormErrors:
    """The number of the draft, or why it was not kept. `value`: the field of the form that holds the value."""
    try:
        return await propose(book, change, why, document, by=request.user, now=clock.now())
    except Refused as refused:
        told = dict(words.refusal(each) for each in refused.why)
        return FormErrors({value if name == "value" else name: text for name, text in told.items()}, words.field_names())
    except Waiting:
        return FormErrors({"valid_from": waits()}, words.field_names())


def waits() -> str:
    """Another draft of the same entry and day waits."""
    return gettext("A change of this from the same day waits for an answer already: look at the drafts")
