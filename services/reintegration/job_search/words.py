"""Looking for work in words."""

from services.reintegration.job_search.domain.applications import State
from shared.values import Details
from shared.web.i18n import gettext, ngettext


def state(code: str) -> str:
    """The state of an application."""
    return {
        "considered": gettext("The person thinks about it"),
        "applied": gettext("CV sent"),
        "interview": gettext("Interview agreed"),
        "offered": gettext("Job offered"),
        "started": gettext("Work began"),
        "refused": gettext("The employer said no"),
        "declined": gettext("The person said no"),
        "withdrawn": gettext("Application withdrawn"),
    }[code]


def colour(code: str) -> str:
    """The class of a state's tag."""
    return {
        "applied": "govuk-tag--yellow", "interview": "govuk-tag--blue", "offered": "govuk-tag--turquoise", "started": "govuk-tag--green",
    }.get(code, "govuk-tag--grey")  # fmt: skip


def step(code: str, now_is: str) -> str:
    """A step that a worker can choose."""
    if code == State.INTERVIEW and now_is == State.INTERVIEW:
        return gettext("Another time for the interview")
    return gettext("Take it up again") if code == State.CONSIDERED else state(code)


def reason(code: str | None) -> str:
    """Why an application ended."""
    return {
        "place_taken": gettext("The place was taken"),
        "experience": gettext("Experience is missing"),
        "papers_missing": gettext("Documents are missing"),
        "requirements": gettext("Other requirements are not met"),
        "no_answer": gettext("There was no answer"),
        "not_said": gettext("No reason was said"),
        "wage": gettext("The wage"),
        "too_far": gettext("The way is too long"),
        "hours": gettext("The working hours"),
        "other_job": gettext("Another job"),
        "family": gettext("Because of the family"),
        "course": gettext("A course"),
        "vacancy_ended": gettext("The vacancy has ended"),
        "entered_in_error": gettext("Entered by mistake"),
        "person_away": gettext("The person is away for a while"),
        "consent_withdrawn": gettext("The person took the consent back"),
        "case_closed": gettext("The case was closed"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def seen(code: str) -> str:
    """What shows that a job goes on."""
    return {
        "contract": gettext("The contract"),
        "payslip": gettext("A payslip"),
        "pension": gettext("Pension contributions"),
        "employer_word": gettext("The employer said it"),
        "person_word": gettext("The person said it"),
        "not_known": gettext("Could not find out"),
    }[code]


def end_reason(code: str | None) -> str:
    """Why a job ended."""
    return {
        "term_over": gettext("The time of the contract is over"),
        "own_wish": gettext("The person wished to leave"),
        "by_agreement": gettext("Both sides agreed"),
        "employer_ended": gettext("The employer ended it"),
        "staff_cut": gettext("Jobs were cut"),
        "other_job": gettext("Another job"),
        "study": gettext("A course or school"),
        "moved": gettext("The person moved away"),
        "did_not_begin": gettext("The work did not begin"),
        "not_known": gettext("Not known"),
        "other": gettext("Another reason"),
    }.get(code or "", "")


def job_state(code: str) -> str:
    """The state of a job."""
    return {"going_on": gettext("Works there"), "ended": gettext("Has ended"), "mistake": gettext("Entered by mistake")}[code]


def job_act(code: str) -> str:
    """What was done with a job."""
    return {
        "begin": gettext("Began"),
        "change": gettext("Corrected"),
        "end": gettext("Ended"),
        "resume": gettext("The end was entered by mistake"),
        "mistake": gettext("Entered by mistake"),
    }[code]


def standing(code: str) -> str:
    """How one step of a job's clock stands."""
    return {
        "later": gettext("Not yet"),
        "due": gettext("To be asked"),
        "recorded": gettext("Written down"),
        "not_reached": gettext("The job ended before"),
    }[code]


def after(days: int) -> str:
    """One step of a job's clock."""
    return ngettext("After %(num)s day", "After %(num)s days", days)


def part(code: str) -> str:
    """A part of a CV."""
    return {
        "goal": gettext("Work that I look for"),
        "work": gettext("Work experience"),
        "education": gettext("Where I studied"),
        "courses": gettext("Courses and certificates"),
        "skills": gettext("What I can do"),
        "spoken": gettext("Languages that I speak"),
        "licences": gettext("Driving licences"),
        "wishes": gettext("Wishes about the work"),
    }[code]


def licence(code: str) -> str:
    """A driving licence."""
    return gettext("Tractors and machines") if code == "tractor" else code


def _proof(details: Details) -> str:
    return f"{after(int(details['days']))}: {seen(str(details['seen']))}"


TIMELINE = {
    "cv_kept": lambda _: gettext("The CV was written"),
    "job_application": lambda details: gettext("Vacancy: %(state)s", state=state(str(details["state"]))),
    "job_began": lambda _: gettext("A job began"),
    "job_corrected": lambda _: gettext("What is said about a job was corrected"),
    "job_ended": lambda _: gettext("A job ended"),
    "work_proof": _proof,
    "work_proof_due": lambda details: gettext("%(when)s: ask what shows that the job goes on", when=after(int(details["days"]))),
}
