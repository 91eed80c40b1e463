"""A person on the desk, from registration to its end."""

from services.reintegration.cases import jobs
from services.reintegration.cases.permissions import CasePermission
from shared.messages.merging import PersonsMergedForReintegration, PersonsUnmergedForReintegration
from shared.messages.probation import (
    CaseTransferredForReintegration,
    PersonChangedForReintegration,
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
        CaseTransferredForReintegration: jobs.case_transferred,
        PersonChangedForReintegration: jobs.person_changed,
        PersonsMergedForReintegration: jobs.persons_merged,
        PersonsUnmergedForReintegration: jobs.persons_unmerged,
    },
    timeline_words={
        "case_opened": lambda _: gettext("The case was opened"),
        "case_transferred": lambda _: gettext("The case was transferred to another office"),
        "person_changed": lambda _: gettext("The probation service changed the name, the phone, the language or the region"),
        "cases_merged": lambda _: gettext("The probation service found that this person has two cases. Nothing was changed in either"),
        "cases_unmerged": lambda _: gettext("The probation service found that the two cases are of two people"),
        "case_closed": lambda _: gettext("The case was closed: the registration ended"),
    },
)
