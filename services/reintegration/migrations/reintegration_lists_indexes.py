"""An index for each list and each kind of reader: the office or the region first, then the list's own order."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-11-28T01:10:00:000000"
CASES = "coalesce(next_due_on, '-infinity'::date), name_key, person) WHERE status = 'open'"
TASKS = "status, urgent, due_at, created_at, id) WHERE status IN ('open', 'taken')"
STEPS = "due_on, id) WHERE state = 'active'"
REFERRALS = "(status <> 'requested'), answer_due_at, id) WHERE ended_at IS NULL"
INDEXES = {
    "case_list_office": f'"case" (office, {CASES}',
    "case_list_region": f'"case" (region, {CASES}',
    "case_list": f'"case" ({CASES}',
    "task_list_office": f"task (office, {TASKS}",
    "task_list_region": f"task (region, {TASKS}",
    "task_list": f"task ({TASKS}",
    "step_list_office": f"step (office, {STEPS}",
    "step_list_region": f"step (region, {STEPS}",
    "step_list": f"step ({STEPS}",
    "step_next": "step (person, due_on, position) WHERE state = 'active'",
    "referral_list_office": f"referral (office, {REFERRALS}",
    "referral_list_region": f"referral (region, {REFERRALS}",
    "referral_list": f"referral ({REFERRALS}",
}


async def forwards() -> SqlMigration:
    return index_migration(__name__, "reintegration", INDEXES)
