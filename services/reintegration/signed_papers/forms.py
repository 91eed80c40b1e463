"""What is posted beside a file."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from shared.web.forms import CheckedForm
from shared.web.i18n import gettext


class ScanForm(CheckedForm):
    """A scan is added, or a removal taken back."""

    token: UUID


class ReasonedForm(ScanForm):
    """Another file in its place, or none."""

    why: Annotated[str, StringConstraints(min_length=3, max_length=1000)]


def labels() -> dict[str, str]:
    """The words by field."""
    return {"file": gettext("A file"), "why": gettext("Why?")}
