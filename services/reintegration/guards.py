"""Who may enter which of reintegration's pages."""

from shared.actors import Role
from shared.web.guards import requires

reads_desk = requires(Role.SOCIAL_WORKER, Role.AUDITOR)
works_desk = requires(Role.SOCIAL_WORKER)
works_for_provider = requires(Role.PROVIDER)
has_a_home_here = requires(Role.SOCIAL_WORKER, Role.AUDITOR, Role.PROVIDER)
