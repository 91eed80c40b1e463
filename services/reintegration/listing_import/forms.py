"""What is posted about files of vacancies and courses."""

from typing import Literal
from uuid import UUID

from shared.web.forms import CheckedForm
from shared.web.i18n import gettext


class GivenForm(CheckedForm):
    """What the file holds, and whose it is. `organisation`: for the desk."""

    kind: Literal["vacancies", "courses"]
    organisation: UUID | None = None
    token: UUID


class LoadForm(CheckedForm):
    """Load what was shown, and close the entries that were chosen."""

    close: tuple[UUID, ...] = ()
    seen: str


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "kind": gettext("What does the file hold?"),
        "organisation": gettext("Whose entries are they?"),
        "file": gettext("File (CSV or XLSX)"),
    }
