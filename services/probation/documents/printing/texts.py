"""The fixed texts of the printed forms. These are version 1 of each; administrators can make further versions (templates)."""

from collections.abc import Callable, Mapping

from shared.web.i18n import gettext

LETTERHEAD = "letterhead"
PLACES: Mapping[str, tuple[str, ...]] = {LETTERHEAD: ("authority", "requisites")}
"""Which texts a form has, by its code; every other one has these."""
OF_FORMS = ("heading", "opening", "closing")
BUILT_IN = 1


def places(code: str) -> tuple[str, ...]:
    """The texts of a form that can be changed."""
    return PLACES.get(code.partition(".")[0], OF_FORMS)


def built_in(code: str) -> dict[str, str]:
    """Version 1 of a form's texts, in the language of the page."""
    if code.partition(".")[0] == LETTERHEAD:
        return {"authority": gettext("Probation Service of the Republic of Kazakhstan"), "requisites": ""}
    return dict(zip(OF_FORMS, _FORMS[code](), strict=True))


def _summons() -> tuple[str, str, str]:
    return (
        gettext("Summons"),
        gettext("You are summoned to the probation service. Please come at the time and to the place named here."),
        gettext(
            "If you cannot come for a valid reason, tell your officer beforehand and hand in a document about it. If you do not come, the"
            " officer looks into the reasons and hears you before anything is decided."
        ),
    )


def _explanation_request() -> tuple[str, str, str]:
    return (
        gettext("Written explanation"),
        gettext("The probation service asks you to explain the circumstances that are named here. Write in your own words and language."),
        gettext("You may hand in documents that support your explanation. Nothing has been decided yet."),
    )


def _warning() -> tuple[str, str, str]:
    return (
        gettext("Written warning"),
        gettext("After the circumstances were looked into and you were heard, the probation service warns you in writing."),
        gettext("You may appeal against this warning to a higher official, to the prosecutor or to a court."),
    )


def _submission() -> tuple[str, str, str]:
    return (
        gettext("Submission to court"),
        gettext("The probation service makes the following submission about the person named here, who is under its supervision."),
        gettext("The court is asked to consider this submission and to send a copy of its ruling to the probation service."),
    )


def _compelled_appearance() -> tuple[str, str, str]:
    return (
        gettext("On compelled appearance"),
        gettext("The person named here did not come, and no valid reason is known. Please bring the person to the probation service."),
        gettext("Please tell the probation service in writing how this request was carried out."),
    )


def _search_request() -> tuple[str, str, str]:
    return (
        gettext("On a search"),
        gettext("Where the person named here stays is not known. The first search measures had no result. Please search for the person."),
        gettext("Please tell the probation service at once when the person is found."),
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


def _notice() -> tuple[str, str, str]:
    return (
        gettext("Official notification"),
        gettext("The probation service notifies you of the following."),
        gettext("For questions turn to the officer who signed this notification."),
    )


def _certificate() -> tuple[str, str, str]:
    return (
        gettext("Certificate of registration"),
        gettext("This certificate is given to the person named here."),
        gettext("The certificate is valid with the signature of the officer and the seal of the service."),
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


_FORMS: Mapping[str, Callable[[], tuple[str, str, str]]] = {
    "summons": _summons,
    "explanation_request": _explanation_request,
    "warning": _warning,
    "submission": _submission,
    "compelled_appearance": _compelled_appearance,
    "search_request": _search_request,
    "damage_act": _damage_act,
    "act": _act,
    "notice": _notice,
    "certificate": _certificate,
    "transfer_letter": _transfer_letter,
    "removal": _removal,
}
