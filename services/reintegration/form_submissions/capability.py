"""Forms that take effect once, however often they are sent."""

from services.reintegration.form_submissions.jobs import FORGET_EVERY, forget_old_submissions
from shared.registry import Capability

CAPABILITY = Capability("form_submissions", periodic=[(forget_old_submissions, FORGET_EVERY)])
