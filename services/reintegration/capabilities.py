"""What the desk and the providers can do: one folder each, in the order of the navigation.

A new capability is its folder and a line here.
"""

from services.reintegration.case_export.capability import CAPABILITY as CASE_EXPORT
from services.reintegration.casefile.capability import CAPABILITY as CASEFILE
from services.reintegration.caseload.capability import CAPABILITY as CASELOAD
from services.reintegration.cases.capability import CAPABILITY as CASES
from services.reintegration.confirmation_requests.capability import CAPABILITY as CONFIRMATION_REQUESTS
from services.reintegration.consents.capability import CAPABILITY as CONSENTS
from services.reintegration.contacts.capability import CAPABILITY as CONTACTS
from services.reintegration.continuation.capability import CAPABILITY as CONTINUATION
from services.reintegration.conversations.capability import CAPABILITY as CONVERSATIONS
from services.reintegration.courses.capability import CAPABILITY as COURSES
from services.reintegration.database import MESSAGING, Audit
from services.reintegration.desk.capability import CAPABILITY as DESK
from services.reintegration.directory_work.capability import CAPABILITY as DIRECTORY_WORK
from services.reintegration.duplicate_providers.capability import CAPABILITY as DUPLICATE_PROVIDERS
from services.reintegration.employer_answers.capability import CAPABILITY as EMPLOYER_ANSWERS
from services.reintegration.form_submissions.capability import CAPABILITY as FORM_SUBMISSIONS
from services.reintegration.group_programmes.capability import CAPABILITY as GROUP_PROGRAMMES
from services.reintegration.help_requests.capability import CAPABILITY as HELP_REQUESTS
from services.reintegration.hsds.capability import CAPABILITY as HSDS
from services.reintegration.intake.capability import CAPABILITY as INTAKE
from services.reintegration.job_search.capability import CAPABILITY as JOB_SEARCH
from services.reintegration.kinds.capability import CAPABILITY as KINDS
from services.reintegration.law.capability import CAPABILITY as LAW
from services.reintegration.law_values.capability import CAPABILITY as LAW_VALUES
from services.reintegration.listing_import.capability import CAPABILITY as LISTING_IMPORT
from services.reintegration.matching.capability import CAPABILITY as MATCHING
from services.reintegration.mentoring.capability import CAPABILITY as MENTORING
from services.reintegration.need_followup.capability import CAPABILITY as NEED_FOLLOWUP
from services.reintegration.needs.capability import CAPABILITY as NEEDS
from services.reintegration.older_texts.capability import CAPABILITY as OLDER_TEXTS
from services.reintegration.owning.capability import CAPABILITY as OWNING
from services.reintegration.papers.capability import CAPABILITY as PAPERS
from services.reintegration.parts.capability import CAPABILITY as PARTS
from services.reintegration.person_files.capability import CAPABILITY as PERSON_FILES
from services.reintegration.plans.capability import CAPABILITY as PLANS
from services.reintegration.probation_messages.capability import CAPABILITY as PROBATION_MESSAGES
from services.reintegration.provider_directory.capability import CAPABILITY as PROVIDER_DIRECTORY
from services.reintegration.provider_entry.capability import CAPABILITY as PROVIDER_ENTRY
from services.reintegration.provider_portal.capability import CAPABILITY as PROVIDER_PORTAL
from services.reintegration.provider_staff.capability import CAPABILITY as PROVIDER_STAFF
from services.reintegration.question_sets.capability import CAPABILITY as QUESTION_SETS
from services.reintegration.referral_links.capability import CAPABILITY as REFERRAL_LINKS
from services.reintegration.referral_page.capability import CAPABILITY as REFERRAL_PAGE
from services.reintegration.referrals.capability import CAPABILITY as REFERRALS
from services.reintegration.same_person.capability import CAPABILITY as SAME_PERSON
from services.reintegration.signed_papers.capability import CAPABILITY as SIGNED_PAPERS
from services.reintegration.stages.capability import CAPABILITY as STAGES
from services.reintegration.tasks.capability import CAPABILITY as TASKS
from services.reintegration.time_links.capability import CAPABILITY as TIME_LINKS
from services.reintegration.timeline.capability import CAPABILITY as TIMELINE
from services.reintegration.vacancies.capability import CAPABILITY as VACANCIES
from services.reintegration.work_list.capability import CAPABILITY as WORK_LIST
from shared.dead_letters.capability import capability as dead_letters
from shared.registry import Capability

CAPABILITIES: tuple[Capability, ...] = (
    DESK,
    CASELOAD,
    INTAKE,
    HELP_REQUESTS,
    CASEFILE,
    CASE_EXPORT,
    SAME_PERSON,
    TIMELINE,
    CASES,
    OWNING,
    CONTINUATION,
    CONSENTS,
    SIGNED_PAPERS,
    PARTS,
    TASKS,
    WORK_LIST,
    NEEDS,
    QUESTION_SETS,
    CONTACTS,
    PAPERS,
    PERSON_FILES,
    PROBATION_MESSAGES,
    GROUP_PROGRAMMES,
    MENTORING,
    PLANS,
    STAGES,
    MATCHING,
    REFERRALS,
    VACANCIES,
    COURSES,
    LISTING_IMPORT,
    JOB_SEARCH,
    NEED_FOLLOWUP,
    EMPLOYER_ANSWERS,
    CONVERSATIONS,
    REFERRAL_LINKS,
    TIME_LINKS,
    REFERRAL_PAGE,
    PROVIDER_PORTAL,
    PROVIDER_STAFF,
    PROVIDER_DIRECTORY,
    DIRECTORY_WORK,
    DUPLICATE_PROVIDERS,
    KINDS,
    CONFIRMATION_REQUESTS,
    PROVIDER_ENTRY,
    HSDS,
    FORM_SUBMISSIONS,
    OLDER_TEXTS,
    LAW,
    LAW_VALUES,
    dead_letters(MESSAGING, Audit),
)
