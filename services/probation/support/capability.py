"""What the desk reports about its help: referrals, plans, a new address."""

from typing import cast

from services.probation.support import jobs, words
from shared.messages.reintegration import PlanMilestone, ReferralOutcome, ResidenceChanged
from shared.messaging.inbox import Handler
from shared.registry import Capability, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "support",
    handlers={
        ReferralOutcome: cast("Handler", jobs.referral_outcome),
        PlanMilestone: cast("Handler", jobs.plan_milestone),
        ResidenceChanged: cast("Handler", jobs.residence_changed),
    },
    queue_kinds=[QueueKind("residence", 5, lambda: gettext("Home changed"))],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
)
