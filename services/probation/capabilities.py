"""What probation can do: one folder each, in the order of the navigation. A new capability is its folder and a line here."""

from services.probation.access_log.capability import CAPABILITY as ACCESS_LOG
from services.probation.amendments.capability import CAPABILITY as AMENDMENTS
from services.probation.appointments.capability import CAPABILITY as APPOINTMENTS
from services.probation.attachments.capability import CAPABILITY as ATTACHMENTS
from services.probation.breaches.capability import CAPABILITY as BREACHES
from services.probation.casefile.capability import CAPABILITY as CASEFILE
from services.probation.caseload.capability import CAPABILITY as CASELOAD
from services.probation.check_ins.capability import CAPABILITY as CHECK_INS
from services.probation.closing.capability import CAPABILITY as CLOSING
from services.probation.community_work.capability import CAPABILITY as COMMUNITY_WORK
from services.probation.conditions.capability import CAPABILITY as CONDITIONS
from services.probation.corrective_work.capability import CAPABILITY as CORRECTIVE_WORK
from services.probation.cover.capability import CAPABILITY as COVER
from services.probation.database import MESSAGING, Audit
from services.probation.decisions.capability import CAPABILITY as DECISIONS
from services.probation.documents.capability import CAPABILITY as DOCUMENTS
from services.probation.duplicates.capability import CAPABILITY as DUPLICATES
from services.probation.emergency.capability import CAPABILITY as EMERGENCY
from services.probation.equipment_visits.capability import CAPABILITY as EQUIPMENT_VISITS
from services.probation.field_visits.capability import CAPABILITY as FIELD_VISITS
from services.probation.law_changes.capability import CAPABILITY as LAW_CHANGES
from services.probation.law_checks.capability import CAPABILITY as LAW_CHECKS
from services.probation.legal_basis.capability import CAPABILITY as LEGAL_BASIS
from services.probation.merging.capability import CAPABILITY as MERGING
from services.probation.notices.capability import CAPABILITY as NOTICES
from services.probation.officers.capability import CAPABILITY as OFFICERS
from services.probation.opening_papers.capability import CAPABILITY as OPENING_PAPERS
from services.probation.pre_trial_reports.capability import CAPABILITY as PRE_TRIAL_REPORTS
from services.probation.purposes.capability import CAPABILITY as PURPOSES
from services.probation.queue.capability import CAPABILITY as QUEUE
from services.probation.register.capability import CAPABILITY as REGISTER
from services.probation.register_import.capability import CAPABILITY as REGISTER_IMPORT
from services.probation.reminders.capability import CAPABILITY as REMINDERS
from services.probation.restriction.capability import CAPABILITY as RESTRICTION
from services.probation.risk.capability import CAPABILITY as RISK
from services.probation.support.capability import CAPABILITY as SUPPORT
from services.probation.telemetry.alert_quality.capability import CAPABILITY as ALERT_QUALITY
from services.probation.telemetry.alerts.capability import CAPABILITY as ALERTS
from services.probation.telemetry.bracelets.capability import CAPABILITY as BRACELETS
from services.probation.telemetry.capability import CAPABILITY as TELEMETRY
from services.probation.telemetry.deputies.capability import CAPABILITY as DEPUTIES
from services.probation.telemetry.devices.capability import CAPABILITY as DEVICES
from services.probation.telemetry.evaluation.capability import CAPABILITY as EVALUATION
from services.probation.telemetry.evidence.capability import CAPABILITY as EVIDENCE
from services.probation.telemetry.ingest.capability import CAPABILITY as INGEST
from services.probation.telemetry.monitoring.capability import CAPABILITY as MONITORING
from services.probation.telemetry.movements.capability import CAPABILITY as MOVEMENTS
from services.probation.telemetry.orders.capability import CAPABILITY as ORDERS
from services.probation.telemetry.protected_places.capability import CAPABILITY as PROTECTED_PLACES
from services.probation.telemetry.provenance.capability import CAPABILITY as PROVENANCE
from services.probation.telemetry.quarantine.capability import CAPABILITY as QUARANTINE
from services.probation.telemetry.stock.capability import CAPABILITY as STOCK
from services.probation.telemetry.vendors.capability import CAPABILITY as VENDORS
from services.probation.terms.capability import CAPABILITY as TERMS
from services.probation.timeline.capability import CAPABILITY as TIMELINE
from services.probation.transfers.capability import CAPABILITY as TRANSFERS
from shared.application.sign_in import CAPABILITY as SIGN_IN
from shared.dead_letters.capability import capability as dead_letters
from shared.registry import Capability

CAPABILITIES: tuple[Capability, ...] = (
    CASELOAD,
    QUEUE,
    COVER,
    EMERGENCY,
    REGISTER,
    REGISTER_IMPORT,
    CLOSING,
    DECISIONS,
    LAW_CHANGES,
    LAW_CHECKS,
    TRANSFERS,
    OFFICERS,
    TERMS,
    BREACHES,
    CONDITIONS,
    OPENING_PAPERS,
    PRE_TRIAL_REPORTS,
    CASEFILE,
    AMENDMENTS,
    RESTRICTION,
    PURPOSES,
    ACCESS_LOG,
    TIMELINE,
    ALERTS,
    ALERT_QUALITY,
    DEPUTIES,
    BRACELETS,
    MONITORING,
    MOVEMENTS,
    ORDERS,
    PROTECTED_PLACES,
    EVIDENCE,
    DEVICES,
    STOCK,
    VENDORS,
    INGEST,
    QUARANTINE,
    PROVENANCE,
    EVALUATION,
    TELEMETRY,
    CHECK_INS,
    APPOINTMENTS,
    FIELD_VISITS,
    EQUIPMENT_VISITS,
    COMMUNITY_WORK,
    CORRECTIVE_WORK,
    ATTACHMENTS,
    DOCUMENTS,
    NOTICES,
    RISK,
    REMINDERS,
    DUPLICATES,
    MERGING,
    SUPPORT,
    LEGAL_BASIS,
    SIGN_IN,
    dead_letters(MESSAGING, Audit),
)
