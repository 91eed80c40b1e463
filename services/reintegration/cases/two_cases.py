"""What becomes of the rows of a second case when probation or a worker joins the two: every table stays where it is, and why.

The two cases lead to each other and are read together (infra/adr/0057-merging-two-records.md); undoing takes the link away, so that exactly
what was there is there again. A test asks of every table with a person whether it is named here.
"""

from collections.abc import Mapping
from enum import StrEnum


class Why(StrEnum):
    """Why a table's rows do not go over to the other case."""

    SEALED = "sealed"
    """Its words are under the key of the person of this case, and what was sealed for one is not read for another."""
    HISTORY = "history"
    """What was written is never changed, not even in whose case it stands."""
    AGREED = "agreed"
    """The person agreed to it in this case, for these recipients: it is not extended by software."""
    OF_CASE = "of_case"
    """It is the state of this case, which goes on as a case of its own until a worker closes it."""
    MESSAGE = "message"
    """It is a message as it was sent or received."""
    LINK = "link"
    """It says itself which two belong together."""


STAYS: Mapping[str, Why] = {
    **dict.fromkeys(("case_need", "cv", "cv_sent", "employment", "help_request", "need_key"), Why.SEALED),
    **dict.fromkeys(("plan_answer", "plan_event", "plan_note", "plan_version", "stage_event", "part_note", "person_file"), Why.SEALED),
    **dict.fromkeys(("contact", "paper_version", "timeline_entry"), Why.HISTORY),
    **dict.fromkeys(("case_member", "consent", "consent_notice", "consent_withdrawal"), Why.AGREED),
    **dict.fromkeys(("referral", "referral_arrival", "referral_link", "referral_message", "referral_proposal"), Why.AGREED),
    **dict.fromkeys(("course_place", "job_application", "mentorship", "participation"), Why.AGREED),
    **dict.fromkeys(("appointment", "assessment", "case", "case_bringer", "case_owner", "case_path", "case_stage"), Why.OF_CASE),
    **dict.fromkeys(("case_word", "handover", "interview_time", "job_question", "time_link"), Why.OF_CASE),
    **dict.fromkeys(("plan", "plan_review", "stage_task", "step", "task"), Why.OF_CASE),
    **dict.fromkeys(("dead_letter", "inbox", "outbox", "probation_message"), Why.MESSAGE),
    **dict.fromkeys(("case_pair", "merged_case"), Why.LINK),
}
