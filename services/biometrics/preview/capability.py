"""What to change before a picture is taken."""

from services.biometrics.preview import pages
from shared.registry import Capability

CAPABILITY = Capability("preview", routes=pages.route_handlers)
