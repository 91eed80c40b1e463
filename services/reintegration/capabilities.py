"""What the desk and the providers can do: one folder each, in the order of the navigation.

A new capability is its folder and a line here.
"""

from services.reintegration.casefile.capability import CAPABILITY as CASEFILE
from services.reintegration.caseload.capability import CAPABILITY as CASELOAD
from services.reintegration.cases.capability import CAPABILITY as CASES
from services.reintegration.consents.capability import CAPABILITY as CONSENTS
from services.reintegration.contacts.capability import CAPABILITY as CONTACTS
from services.reintegration.continuation.capability import CAPABILITY as CONTINUATION
from services.reintegration.conversations.capability import CAPABILITY as CONVERSATIONS
from services.reintegration.database import MESSAGING, Audit
from services.reintegration.desk.capability import CAPABILITY as DESK
from services.reintegration.duplicate_providers.capability import CAPABILITY as DUPLICATE_PROVIDERS
from services.reintegration.form_submissions.capability import CAPABILITY as FORM_SUBMISSIONS
from services.reintegration.hsds.capability import CAPABILITY as HSDS
from services.reintegration.intake.capability import CAPABILITY as INTAKE
from services.reintegration.kinds.capability import CAPABILITY as KINDS
from services.reintegration.law.capability import CAPABILITY as LAW
from services.reintegration.law_values.capability import CAPABILITY as LAW_VALUES
from services.reintegration.matching.capability import CAPABILITY as MATCHING
from services.reintegration.needs.capability import CAPABILITY as NEEDS
from services.reintegration.papers.capability import CAPABILITY as PAPERS
from services.reintegration.plans.capability import CAPABILITY as PLANS
from services.reintegration.provider_directory.capability import CAPABILITY as PROVIDER_DIRECTORY
from services.reintegration.provider_entry.capability import CAPABILITY as PROVIDER_ENTRY
from services.reintegration.provider_portal.capability import CAPABILITY as PROVIDER_PORTAL
from services.reintegration.referral_links.capability import CAPABILITY as REFERRAL_LINKS
from services.reintegration.referral_page.capability import CAPABILITY as REFERRAL_PAGE
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
    CONSENTS,
    TASKS,
    NEEDS,
    CONTACTS,
    PAPERS,
    PLANS,
    MATCHING,
    REFERRALS,
    CONVERSATIONS,
    REFERRAL_LINKS,
    REFERRAL_PAGE,
    PROVIDER_PORTAL,
    PROVIDER_DIRECTORY,
    DUPLICATE_PROVIDERS,
    KINDS,
    PROVIDER_ENTRY,
    HSDS,
    FORM_SUBMISSIONS,
    LAW,
    LAW_VALUES,
    dead_letters(MESSAGING, Audit),
)
