"""What happened in a case on the desk: added to, never changed."""

from shared.registry import Capability
from shared.web.i18n import gettext

CAPABILITY = Capability("timeline", timeline_words={"note": lambda _: gettext("Note")})
