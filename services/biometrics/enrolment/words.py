"""Reference images in words for the officer."""

from shared.web.i18n import gettext


def look(code: str) -> str:
    """What a second reference shows."""
    return {
        "glasses": gettext("With glasses"),
        "beard": gettext("With a beard"),
        "head_covering": gettext("With a head covering"),
        "other": gettext("Another look"),
    }.get(code, code)


def likeness(code: str | None) -> str | None:
    """A hint for the officer who confirms new pictures; None where there is nothing to say."""
    return {
        "review": gettext("The new pictures differ from those in use. Compare the person with the document carefully."),
        "no_match": gettext(
            "The new pictures look little like those in use. If this is the same person, say yes; if you are not sure, delete them."
        ),
    }.get(code or "")
