"""Who may enter probation's pages."""

from shared.actors import Role
from shared.web.guards import requires

READS = requires(Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR)
LEADS = requires(Role.SENIOR_OFFICER)
WRITES = requires(Role.OFFICER, Role.SENIOR_OFFICER)
