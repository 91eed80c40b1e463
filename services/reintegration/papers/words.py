"""Papers in words."""

from shared.web.i18n import gettext


def state(code: str | None) -> str:
    """How it stands with a paper."""
    return {
        "has": gettext("Is there"),
        "missing": gettext("Is missing"),
        "applied": gettext("Applied for"),
        "not_needed": gettext("Not needed"),
    }.get(code or "", gettext("Not asked yet"))


def colour(code: str | None) -> str:
    """The class of a state's tag."""
    return {"has": "govuk-tag--green", "missing": "govuk-tag--red", "applied": "govuk-tag--yellow"}.get(code or "", "govuk-tag--grey")


def companion(code: str | None) -> str:
    """Who goes along."""
    return {
        "alone": gettext("The person goes alone"),
        "worker": gettext("The social worker"),
        "mentor": gettext("The mentor"),
        "relative": gettext("A relative or a friend"),
    }.get(code or "", "")


TIMELINE = {"paper_kept": lambda _: gettext("The checklist of papers was changed")}
