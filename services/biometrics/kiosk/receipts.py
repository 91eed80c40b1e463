"""The receipt as it is shown: what was recorded, what the person asked for, when and where the next check-in is."""

from collections.abc import Mapping
from uuid import UUID

from services.biometrics.check_ins import queries as check_ins_queries
from services.biometrics.kiosk import words
from services.biometrics.kiosk.help_lines import help_for
from shared.identity.kiosks import Device

Answers = Mapping[str, str | list[str]]


async def shown_receipt(check_in: UUID, kiosk: Device, answers: Answers) -> words.ShownReceipt | None:
    """Probation's answer in words, once it came; `answers` are what is still known of the visit."""
    row = await check_ins_queries.receipt_of(check_in)
    if row is None:
        return None
    closes_at = await check_ins_queries.closing_of(row.person, row.next_check_in) if row.next_check_in else None
    questions = await check_ins_queries.questions_of(check_in) if answers else []
    following = words.Following(row.next_check_in, closes_at, kiosk.name, kiosk.hours) if row.next_check_in else None
    return words.receipt(row, following, words.asked_for(questions, answers), help_for(answers, row.recorded_at.date()))
