"""What an employer may answer, by the state of the application; and a question to an employer whether somebody still works there."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from services.reintegration.job_search.domain.applications import State


class Said(StrEnum):
    """What an employer answers."""

    INVITE = "invite"
    OFFER = "offer"
    REFUSE = "refuse"
    STARTED = "started"
    ENDED = "ended"


S = State
POSSIBLE: Mapping[State, Sequence[Said]] = {
    S.APPLIED: (Said.INVITE, Said.OFFER, Said.REFUSE),
    S.INTERVIEW: (Said.INVITE, Said.OFFER, Said.REFUSE),
    S.OFFERED: (Said.STARTED, Said.REFUSE),
    S.STARTED: (Said.ENDED,),
}
"""What can be answered to an application in each state; to every other nothing."""
REASONS = ("place_taken", "experience", "papers_missing", "requirements", "not_said", "other")
"""Why an employer says no: the same list as the desk's, without what an employer cannot know."""
END_REASONS = ("term_over", "own_wish", "by_agreement", "employer_ended", "staff_cut", "did_not_begin", "not_known", "other")
"""Why a job ended, as its employer says it."""
MOST_TIMES = 3
"""How many times are proposed at once."""


class Goes(StrEnum):
    """What an employer says when it is asked whether somebody still works there."""

    GOES_ON = "goes_on"
    ENDED = "ended"
    NOT_KNOWN = "not_known"


def possible(state: str, *, works: bool) -> Sequence[Said]:
    """What can be answered now. `works`: the job that began goes on."""
    found = POSSIBLE.get(State(state), ())
    return found if state != State.STARTED or works else ()


def sensible_first_day(day: date, today: date) -> bool:
    """Whether somebody can have begun on a day, by what their employer says: within a year before today, or two months ahead."""
    return -366 <= (day - today).days <= 60
