"""Who may enter probation's pages."""

from shared.actors import Role
from shared.web.guards import requires

READERS = (Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR)
READS = requires(*READERS)
HAS_A_HOME = requires(*(role for role in Role if role is not Role.KIOSK))
LEADS = requires(Role.SENIOR_OFFICER)
WRITES = requires(Role.OFFICER, Role.SENIOR_OFFICER)
