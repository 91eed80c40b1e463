"""A person on the desk: on the register, and beyond it with their consent."""

from services.reintegration.cases import jobs, words
from services.reintegration.cases.permissions import CasePermission
from shared.messages.merging import PersonsMergedForReintegration, PersonsUnmergedForReintegration
from shared.messages.probation import (
    CaseTransferredForReintegration,
    PersonChangedForReintegration,
    RegistrationAccessForReintegration,
    RegistrationOpenedForReintegration,
)
from shared.registry import Capability

CAPABILITY = Capability(
    "cases",
    permissions=CasePermission,
    handlers={
        RegistrationOpenedForReintegration: jobs.registration_opened,
        RegistrationAccessForReintegration: jobs.registration_access,
        CaseTransferredForReintegration: jobs.case_transferred,
        PersonChangedForReintegration: jobs.person_changed,
        PersonsMergedForReintegration: jobs.persons_merged,
        PersonsUnmergedForReintegration: jobs.persons_unmerged,
    },
    timeline_words=words.TIMELINE,
)
