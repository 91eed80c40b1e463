"""Why an action on a change of the law's data is not done."""

from dataclasses import dataclass

from services.probation.law_changes.domain.cancelling import NotCancelled
from services.probation.law_changes.domain.changes import Refusal


@dataclass
class Refused(Exception):
    """Nothing was kept, because of everything in `why`."""

    why: list[Refusal]


@dataclass
class CannotCancel(Exception):
    """Nothing was kept: the version cannot be taken back."""

    why: NotCancelled


class OwnDraft(Exception):
    """Who proposed it does not accept or refuse it."""


class Waiting(Exception):
    """Another draft of the same entry waits for an answer."""
