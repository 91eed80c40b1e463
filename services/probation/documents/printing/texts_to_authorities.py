"""The built-in texts of the forms that go to a court, to the police or to another office, and of what is kept."""

from services.probation.documents.printing.rules_of_use import rules_of_use
from shared.web.i18n import gettext


def _submission() -> tuple[str, str, str]:
    return (
        gettext("Submission to court"),
        gettext("The probation service makes the following submission about the person named here, who is under its supervision."),
        gettext("The court is asked to consider this submission and to send a copy of its ruling to the probation service."),
    )


def _search_request() -> tuple[str, str, str]:
    return (
        gettext("On a search"),
        gettext("Where the person named here stays is not known. The first search measures had no result. Please search for the person."),
        gettext("Please tell the probation service at once when the person is found."),
    )


def _wanted_submission() -> tuple[str, str, str]:
    return (
        gettext("Submission for the wanted list"),
        gettext(
            "The person named here, who is under the supervision of the probation service, did not come to a check-in. The first search"
            " measures were taken, and where the person stays is not known. The probation service submits that the person be put on the"
            " wanted list."
        ),
        gettext("Please send a copy of what is decided to the probation service, and tell it at once when the person is found."),
    )


def _damage_act() -> tuple[str, str, str]:
    return (
        gettext("Record of damaged equipment"),
        gettext("This record states damage of the equipment of electronic tracking that was handed over to the person named here."),
        gettext("The record was read to those present. It states the damage and does not decide who is liable for it."),
    )


def _act() -> tuple[str, str, str]:
    return (
        gettext("Record of facts"),
        gettext("This record was drawn up by the officer of the probation service in the presence of those named here."),
        gettext("The record was read to those present; their remarks are written down in it."),
    )


def _transfer_letter() -> tuple[str, str, str]:
    return (
        gettext("Covering letter"),
        gettext("The case file of the person named here is sent to you for further supervision."),
        gettext("Please confirm in writing that the case file was received and the person was put on the register."),
    )


def _removal() -> tuple[str, str, str]:
    return (
        gettext("On removal from the register"),
        gettext("The person named here is removed from the register of the probation service."),
        gettext("After removal from the register you may go on receiving social-legal assistance; ask for it at the local executive body."),
    )


def _equipment_handover() -> tuple[str, str, str]:
    return (
        gettext("Record of handing the bracelet over"),
        gettext("The equipment of electronic tracking named here was handed over to the person named here and put on."),
        "\n".join((gettext("The rules of use were read and explained:"), *(f"{at}. {each}" for at, each in enumerate(rules_of_use(), 1)))),
    )


def _equipment_return() -> tuple[str, str, str]:
    return (
        gettext("Record of handing the bracelet back"),
        gettext("The person named here has handed the equipment of electronic tracking back to the probation service."),
        gettext("What is missing is listed here. The record does not decide who is liable for it."),
    )


def _covering_letter() -> tuple[str, str, str]:
    return (
        gettext("Covering letter"),
        gettext("The probation service sends you the paper that is enclosed, about the person named here."),
        gettext("Please confirm in writing that it was received."),
    )
