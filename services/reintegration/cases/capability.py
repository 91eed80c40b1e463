"""A person on the desk, from registration to its end."""

from services.reintegration.cases import jobs
from services.reintegration.cases.permissions import CasePermission
from shared.messages.probation import (
    RegistrationAccessForReintegration,
    RegistrationClosedForReintegration,
    RegistrationOpenedForReintegration,
)
from shared.registry import Capability
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "cases",
    permissions=CasePermission,
    handlers={
        RegistrationOpenedForReintegration: jobs.registration_opened,
        RegistrationAccessForReintegration: jobs.registration_access,
        RegistrationClosedForReintegration: jobs.registration_closed,
    },
    timeline_words={
        "case_opened": lambda _: gettext("The case was opened"),
        "case_closed": lambda _: gettext("The case was closed: the registration ended"),
    },
)
