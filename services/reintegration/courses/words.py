"""Courses in words."""

from shared.web.i18n import gettext


def group_state(code: str) -> str:
    """The state of a group."""
    return {"open": gettext("Takes people"), "ended": gettext("Has ended"), "cancelled": gettext("Does not take place")}[code]


def group_act(code: str) -> str:
    """What can be done with a group, on its button."""
    return {
        "end": gettext("The course has ended"),
        "cancel": gettext("The course does not take place"),
        "reopen": gettext("Open it again"),
    }[code]


def state(code: str) -> str:
    """The state of a person's place."""
    return {
        "asked": gettext("Asked for a seat"),
        "waiting": gettext("On the waiting list"),
        "enrolled": gettext("Has a seat"),
        "completed": gettext("Finished the course"),
        "left": gettext("Left the course"),
        "declined": gettext("The provider said no"),
        "withdrawn": gettext("Taken back"),
    }[code]


def colour(code: str) -> str:
    """The class of a state's tag."""
    return {
        "asked": "govuk-tag--yellow", "waiting": "govuk-tag--orange", "enrolled": "govuk-tag--blue", "completed": "govuk-tag--green",
    }.get(code, "govuk-tag--grey")  # fmt: skip


def step(code: str, now_is: str) -> str:
    """A step that a worker can choose."""
    if code == "enrolled" and now_is == "completed":
        return gettext("It was not finished after all")
    return gettext("Ask again") if code == "asked" else state(code)


def reason(code: str | None) -> str:
    """Why somebody does not take part."""
    return {
        "no_seat": gettext("No free place"),
        "not_eligible": gettext("The conditions are not met"),
        "papers_missing": gettext("Documents are missing"),
        "group_cancelled": gettext("The course does not take place"),
        "work": gettext("A job"),
        "too_far": gettext("The way is too long"),
        "times": gettext("The times do not fit"),
        "family": gettext("Because of the family"),
        "other_course": gettext("Another course"),
        "away": gettext("The person is away for a while"),
        "moved": gettext("The person moved away"),
        "not_said": gettext("No reason was said"),
        "entered_in_error": gettext("Entered by mistake"),
        "consent_withdrawn": gettext("The person took the consent back"),
        "case_closed": gettext("The case was closed"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def mark(code: str) -> str:
    """Whether somebody came."""
    return {
        "present": gettext("Came"),
        "late": gettext("Came late"),
        "excused": gettext("Was away with a reason"),
        "absent": gettext("Did not come"),
    }[code]


def result(code: str | None) -> str:
    """What came of the course."""
    return {"passed": gettext("Passed"), "took_part": gettext("Took part")}.get(code or "", "")


TIMELINE = {"course_place": lambda details: gettext("Course: %(state)s", state=state(str(details["state"])))}
