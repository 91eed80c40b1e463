"""What the desk reports about its help: referrals, plans, a new address."""

from pathlib import Path
from typing import cast

from services.probation.support import jobs, move_step, words
from shared.messages.reintegration import ConsentTakenBack, PlanMilestone, ReferralOutcome, ResidenceChanged, ResidenceChangedWithAddress
from shared.messaging.inbox import Handler
from shared.registry import Capability, PersonRows, QueueKind
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "support",
    handlers={
        ReferralOutcome: cast("Handler", jobs.referral_outcome),
        PlanMilestone: cast("Handler", jobs.plan_milestone),
        ResidenceChanged: cast("Handler", jobs.residence_changed),
        ResidenceChangedWithAddress: cast("Handler", jobs.residence_changed_with_address),
        ConsentTakenBack: cast("Handler", jobs.consent_taken_back),
    },
    queue_kinds=[QueueKind("residence", 5, lambda: gettext("Home changed"))],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    templates=Path(__file__).parent / "templates",
    move_steps=[move_step.STEP],
    person_rows=[
        PersonRows(
            "probation.proposed_address",
            lambda: gettext("Addresses that the social worker reported"),
            "received_at",
            "t.ended_at IS NULL AND EXISTS (SELECT FROM probation.proposed_address o WHERE o.person = $1 AND o.ended_at IS NULL)",
        )
    ],
)
