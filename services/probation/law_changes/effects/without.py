"""The law's data without a version that is to be taken back."""

from services.probation.law.ruling import RULING
from services.probation.law_changes.draft_queries import Draft
from shared.law.sources import Source
from shared.law_versions import as_source, versions


async def without_version(draft: Draft) -> Source | None:
    """The law's data without the version that a draft takes back; None for a draft that changes something."""
    if draft.cancels is None:
        return None
    return as_source([each for each in await versions(RULING, draft.book) if each.id != draft.cancels])
