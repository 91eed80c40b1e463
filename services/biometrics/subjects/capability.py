"""Whom biometrics knows: persons on the register, their cards and data keys."""

from typing import cast

from services.biometrics.subjects import jobs
from services.biometrics.subjects.permissions import SubjectPermission
from shared.messages.merging import PersonsMergedForBiometrics, PersonsUnmergedForBiometrics
from shared.messages.probation import (
    CaseTransferredForBiometrics,
    PersonChangedForBiometrics,
    RegistrationAccessForBiometrics,
    RegistrationOpenedForBiometrics,
    SupervisionForBiometrics,
)
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "subjects",
    permissions=SubjectPermission,
    handlers={
        RegistrationOpenedForBiometrics: cast("Handler", jobs.on_registration_opened),
        SupervisionForBiometrics: cast("Handler", jobs.on_supervision),
        CaseTransferredForBiometrics: cast("Handler", jobs.on_case_transferred),
        RegistrationAccessForBiometrics: cast("Handler", jobs.on_registration_access),
        PersonChangedForBiometrics: cast("Handler", jobs.on_person_changed),
        PersonsMergedForBiometrics: cast("Handler", jobs.on_persons_merged),
        PersonsUnmergedForBiometrics: cast("Handler", jobs.on_persons_unmerged),
    },
)
