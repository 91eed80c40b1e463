"""Values of the law that are not tried out on what is open, each with its reason."""

from fnmatch import fnmatchcase

from shared.web.i18n import gettext

REASONS: dict[str, str] = {
    **dict.fromkeys(
        (
            *("check_in.early", "check_in.logged_afterwards", "check_in.absence.longest", "check_in.excuse", "term.extension.most.*"),
            *(
                "closing.reasons",
                "closing.second_person",
                "relapse.grounds",
                "document.refusal_witnesses",
                "work.compulsory.hours_a_year",
                "reminders.words_never_sent",
            ),
        ),
        "entered",
    ),
    **dict.fromkeys(
        (
            *("removal.on", "term.suspension.*", "term.credit", "term.early_end", "corrective.talk", "bracelet.vendor_replaces"),
            *("monitoring.ground.*", "monitoring.own_ground", "monitoring.decides", "monitoring.refusal", "monitoring.damage"),
        ),
        "cited",
    ),
    **dict.fromkeys(
        (
            *("closing.undo_within", "monitoring.term.after_warning", "reassignment.undo", "relapse.review", "relapse.longest"),
            *("risk.override.review", "less.snooze.*", "queue.put_off.*", "less.unlooked", "document.serve_within", "document.not_served"),
        ),
        "set_once",
    ),
    "breach.*": "day_of_proceeding",
    **dict.fromkeys(("risk.*", "less.*", "relapse.told"), "guidance"),
    **dict.fromkeys(
        (
            *(
                "attachment.keep*",
                "removed_file",
                "basis_copy.keep*",
                "positions.kept",
                "pre_trial_report.kept",
                "document.keep_after_end",
                "reminders.content_kept",
            ),
            *("alarm.kept", "access_record.kept", "help_request_kept"),
        ),
        "kept",
    ),
    **dict.fromkeys(("consent_withdrawal", "consent_longest"), "set_once"),
    "consent_renewal": "shown",
    "match.*": "compared",
    "alert.group_*": "grouped",
    **dict.fromkeys(("officer.capacity", "monitoring.runs_out_warning", "monitoring.return_within", "housing_check.notice"), "shown"),
    **dict.fromkeys(("needs_reassessment", "need_unmoved", "vacancy_confirm_after"), "shown"),
    **dict.fromkeys(("directory_ask_again", "directory_ask_most", "directory_ask_link"), "desk"),
    **dict.fromkeys(("work_proof_first", "work_proof_second", "work_proof_third", "appointment_reminder"), "set_once"),
    **dict.fromkeys(
        (
            *("assessment", "assessment_urgent", "urgent_needs", "contact_after_breach", "referral_answer", "capacity_stale"),
            *("consent_after_register", "directory_confirm_after", "help_request_answer", "referral_link", "stage_task.*"),
            *("plan_review_urgent", "plan_review_first_time", "plan_review_later", "plan_review_first_time_lasts"),
        ),
        "desk",
    ),
    "stage.*": "stages",
    **dict.fromkeys(("cover.longest", "emergency.*", "purpose.holds", "worker_cases"), "staff"),
}
"""Codes, or patterns as of `fnmatch`, with why; of several that fit, the first that names the code in full."""


def reason(code: str) -> str | None:
    """Why a value is not tried out; None where it is, or where nobody thought of it."""
    if code in REASONS:
        return REASONS[code]
    return next((why for pattern, why in REASONS.items() if fnmatchcase(code, pattern)), None)


def in_words(why: str) -> str:
    """The reason as a sentence."""
    return {
        "entered": gettext("It bears on what an officer enters from that day on. What was entered before stays as it is."),
        "cited": gettext("The service shows it and computes nothing from it. Nothing that is open changes."),
        "set_once": gettext("A day or a moment follows from it once, when something is decided. What was decided before keeps its day."),
        "day_of_proceeding": gettext("A proceeding keeps the values of the day on which it was opened. Those that run do not change."),
        "guidance": gettext(
            "It changes guidance that officers read and that decides nothing. What it rests on is partly encrypted for each person, "
            "and is not read in order to count."
        ),
        "kept": gettext("It says until when data are kept. No case is judged by it."),
        "compared": gettext("Records are compared when somebody is registered. Pairs that were decided stay as they are."),
        "grouped": gettext("Alerts are put together when they arrive. Those that are open stay together."),
        "shown": gettext("It only changes from when a list or a page points something out. Nothing is due by it."),
        "desk": gettext(
            "Tasks and referrals that the desk has keep the day that was set; new ones get the new one. "
            "The desk’s cases are not counted here."
        ),
        "stages": gettext(
            "Stages of the desk’s cases that have begun keep their day; those that have not get the new one on the day from which it "
            "holds. The desk’s cases are not counted here."
        ),
        "staff": gettext("It is about the work of staff. No case is judged by it."),
    }[why]  # fmt: skip
