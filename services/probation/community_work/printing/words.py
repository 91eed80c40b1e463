"""How a session ended, as the papers say it that the manager of the work object signs: never why somebody was ill or away."""

from services.probation.community_work.domain.outcomes import BY_CODE
from services.probation.community_work.words import outcome
from shared.web.i18n import gettext


def mark(code: str | None) -> str:
    """Empty where nothing was recorded: there is room for a word by hand."""
    found = BY_CODE.get(code or "")
    if found is None:
        return ""
    return gettext("Did not come: valid reason") if found.document else outcome(found.code)
