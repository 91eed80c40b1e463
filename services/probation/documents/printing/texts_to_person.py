"""The built-in texts of the forms that go to the person."""

from shared.web.i18n import gettext


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


def _compelled_appearance() -> tuple[str, str, str]:
    return (
        gettext("On compelled appearance"),
        gettext("The person named here did not come, and no valid reason is known. Please bring the person to the probation service."),
        gettext("Please tell the probation service in writing how this request was carried out."),
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


def _work_certificate() -> tuple[str, str, str]:
    return (
        gettext("Certificate of hours worked"),
        gettext("This certificate is given to the person named here: every hour of community work that the court set has been worked."),
        gettext("The certificate is valid with the signature of the officer and the seal of the service."),
    )
