"""What probation's worker repeats for bracelets. The evaluator is a process of its own: evaluator.py."""

from services.probation.telemetry.alert_jobs import CLOCKS_EVERY, run_clocks
from services.probation.telemetry.evaluation_jobs import THIN_OUT_EVERY, thin_out_states
from services.probation.telemetry.ingest_jobs import HOUSEKEEPING_EVERY, keep_house
from services.probation.telemetry.order_jobs import FORGET_PLACES_EVERY, forget_places

__all__ = ["forget_places", "keep_house", "run_clocks", "sweeps", "thin_out_states"]

sweeps = (
    (run_clocks, CLOCKS_EVERY),
    (keep_house, HOUSEKEEPING_EVERY),
    (thin_out_states, THIN_OUT_EVERY),
    (forget_places, FORGET_PLACES_EVERY),
)
