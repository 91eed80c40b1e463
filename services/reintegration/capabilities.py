"""What the desk and the providers can do: one folder each, in the order of the navigation.

A new capability is its folder and a line here.
"""

from services.reintegration.casefile.capability import CAPABILITY as CASEFILE
from services.reintegration.caseload.capability import CAPABILITY as CASELOAD
from services.reintegration.cases.capability import CAPABILITY as CASES
from services.reintegration.continuation.capability import CAPABILITY as CONTINUATION
from services.reintegration.database import MESSAGING, Audit
from services.reintegration.desk.capability import CAPABILITY as DESK
from services.reintegration.form_submissions.capability import CAPABILITY as FORM_SUBMISSIONS
from services.reintegration.intake.capability import CAPABILITY as INTAKE
from services.reintegration.law.capability import CAPABILITY as LAW
from services.reintegration.law_values.capability import CAPABILITY as LAW_VALUES
from services.reintegration.matching.capability import CAPABILITY as MATCHING
from services.reintegration.needs.capability import CAPABILITY as NEEDS
from services.reintegration.plans.capability import CAPABILITY as PLANS
from services.reintegration.provider_portal.capability import CAPABILITY as PROVIDER_PORTAL
from services.reintegration.referrals.capability import CAPABILITY as REFERRALS
from services.reintegration.tasks.capability import CAPABILITY as TASKS
from services.reintegration.timeline.capability import CAPABILITY as TIMELINE
from shared.dead_letters.capability import capability as dead_letters
from shared.registry import Capability

CAPABILITIES: tuple[Capability, ...] = (
    DESK,
    CASELOAD,
    INTAKE,
    CASEFILE,
    TIMELINE,
    CASES,
    CONTINUATION,
    TASKS,
    NEEDS,
    PLANS,
    MATCHING,
    REFERRALS,
    PROVIDER_PORTAL,
    FORM_SUBMISSIONS,
    LAW,
    LAW_VALUES,
    dead_letters(MESSAGING, Audit),
)
