"""What biometrics can do: one folder each. A new capability is its folder and, where it contributes something, a line here.

A folder imports only lower ones. From the lowest: observations · liveness, quality, matching · engine · subjects · images · thresholds ·
enrolment · duplicates · check_ins · duties · explanations · sessions · submission · verification · capture · kiosk · preview · review ·
retention · calibration · bench. Those that are not in the list contribute neither a page nor a message: the face worker and the command
line name what they use.
"""

from services.biometrics.calibration.capability import CAPABILITY as CALIBRATION
from services.biometrics.check_ins.capability import CAPABILITY as CHECK_INS
from services.biometrics.database import MESSAGING, Audit
from services.biometrics.duties.capability import CAPABILITY as DUTIES
from services.biometrics.enrolment.capability import CAPABILITY as ENROLMENT
from services.biometrics.explanations.capability import CAPABILITY as EXPLANATIONS
from services.biometrics.kiosk.capability import CAPABILITY as KIOSK
from services.biometrics.law.capability import CAPABILITY as LAW
from services.biometrics.preview.capability import CAPABILITY as PREVIEW
from services.biometrics.quality.capability import CAPABILITY as QUALITY
from services.biometrics.retention.capability import CAPABILITY as RETENTION
from services.biometrics.review.capability import CAPABILITY as REVIEW
from services.biometrics.sessions.capability import CAPABILITY as SESSIONS
from services.biometrics.subjects.capability import CAPABILITY as SUBJECTS
from shared.dead_letters.capability import capability as dead_letters
from shared.registry import Capability

CAPABILITIES: tuple[Capability, ...] = (
    KIOSK,
    ENROLMENT,
    RETENTION,
    PREVIEW,
    REVIEW,
    CALIBRATION,
    SESSIONS,
    CHECK_INS,
    DUTIES,
    EXPLANATIONS,
    SUBJECTS,
    QUALITY,
    LAW,
    dead_letters(MESSAGING, Audit),
)
