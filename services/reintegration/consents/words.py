"""Consents in words."""

from datetime import date
from uuid import UUID

from services.reintegration.consents.domain import Decision, Purpose, may_go
from services.reintegration.consents.queries import ConsentRow
from shared.registry import Words
from shared.values import Details, PageContext
from shared.web.i18n import format_date, gettext


def purpose(code: str) -> str:
    """For what the data are used."""
    return {
        "help": gettext("Help without a registration"),
        "referral": gettext("Referral to providers"),
        "work": gettext("CV to employers"),
        "new_address": gettext("Telling the officer the new address"),
        "taking_part": gettext("Others take part in the case"),
        "work_proof": gettext("Asking the employer whether the job goes on"),
        "group": gettext("Coming to a group of the desk"),
        "mentor": gettext("A mentor"),
    }[code]


def category(code: str) -> str:
    """Which data."""
    return {
        "case": gettext("What is written in this case"),
        "name": gettext("Name"),
        "phone": gettext("Phone"),
        "language": gettext("Language"),
        "need": gettext("Kind of help"),
        "note": gettext("Note for the provider"),
        "cv": gettext("CV"),
        "address": gettext("New address"),
        "job": gettext("That the desk asks about the job"),
        "attendance": gettext("Who came to the group, and how it ended"),
    }[code]


def form(code: str) -> str:
    """How it was said."""
    return {
        "screen": gettext("On the screen"),
        "paper": gettext("On paper, signed"),
        "spoken": gettext("In words, with a witness"),
        "in_person": gettext("At the desk"),
        "phone": gettext("By phone"),
        "letter": gettext("By letter"),
        "email": gettext("By e-mail"),
        "inbox": gettext("Read in its inbox"),
    }[code]


def recipients(row: ConsentRow) -> str:
    """Who may receive the data."""
    if row.names:
        return ", ".join(row.names)
    return {
        "new_address": gettext("The officer of the probation service"),
        "taking_part": gettext("Whoever is given a part in the case"),
        "mentor": gettext("The mentor"),
    }.get(row.purpose, gettext("The desk itself"))


def follows(code: str) -> str:
    """What follows when a consent for this purpose is taken back."""
    return {
        "group": gettext("It holds at once: the person comes to no group any more. Nothing bad follows from that."),
        "mentor": gettext("It holds at once: the mentor sees nothing of the person any more, and the time with the mentor ends."),
        "work_proof": gettext("It holds at once: the employer is asked nothing any more. The job goes on."),
    }.get(
        code,
        gettext(
            "It holds at once: referrals that have not begun are withdrawn, nothing new is sent. Organisations where help has begun are"
            " told and decide with the person. You see on the page of consents whom to tell, and until when."
        ),
    )


def state(row: ConsentRow, decisions: list[Decision], on: date) -> PageContext:
    """Whether it holds on a day: `text`, `tag` (a colour), `holds`."""
    if row.answer == "refused":
        return {"text": gettext("The person said no"), "tag": "govuk-tag--red", "holds": False}
    if row.withdrawn_at:
        return {"text": gettext("Consent taken back"), "tag": "govuk-tag--red", "holds": False}
    later = [each for each in decisions if each.id == row.id or each.answer == "refused" or each.withdrawn_at]
    about: list[UUID | None] = [*row.organisations] or [None]
    verdicts = [may_go(later, Purpose(row.purpose), one, row.categories, on) for one in about]
    barrier = verdicts[0].barrier if all(each.consent is None for each in verdicts) else None
    if barrier is None:
        return {"text": gettext("Holds until %(day)s", day=format_date(row.until_on)) if row.until_on else "", "tag": "govuk-tag--green",
                "holds": True}  # fmt: skip
    return {
        "text": {"not_yet": gettext("Not in force yet"), "ended": gettext("Ended")}.get(barrier, gettext("Ended by a later no")),
        "tag": "govuk-tag--grey",
        "holds": barrier == "not_yet",
    }


def _said(code: str) -> str:
    return {
        "consent_given": gettext("Consent given"),
        "consent_refused": gettext("Consent refused"),
        "consent_withdrawn": gettext("Consent taken back"),
    }[code]


def _about(code: str) -> Words:
    def words(details: Details) -> str:
        return f"{_said(code)}: {purpose(str(details.get('purpose')))}"

    return words


TIMELINE: dict[str, Words] = {
    **{code: _about(code) for code in ("consent_given", "consent_refused", "consent_withdrawn")},
    "consent_recipient_told": lambda _: gettext("An organisation was told that the consent was taken back"),
}
