"""Evaluation over several versions of an order: each holds from its own moment until the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.probation.telemetry.evaluation.domain.device_signals import RULES
from services.probation.telemetry.evaluation.domain.engine import evaluated
from services.probation.telemetry.evaluation.domain.state import Event, State
from services.probation.telemetry.orders.domain.order import Order
from services.probation.telemetry.positions.domain.fix import Fix, canonical
from shared.values import JsonObject

NO_ORDER = Order("UTC", version="0")
ORDER_INDEPENDENT_RULES = RULES | {"signal"}


@dataclass
class Result:
    """`versions`: the order's version of each event, by `id(event)`; `next_timer_at`: when a timer may change something.

    `fast_checkpoint`: instead of checkpoints, a stored state that handled the reports without the order, and its version of the order.
    """

    events: list[Event] = field(default_factory=list)
    versions: dict[int, str] = field(default_factory=dict)
    checkpoints: list[tuple[State, str]] = field(default_factory=list)
    next_timer_at: float | None = None
    fast_checkpoint: tuple[JsonObject, int] | None = None


def initial_state(at: float) -> State:
    """The state when a device is put on: nothing is known."""
    return State(worn_since=at)


def evaluate_spans(orders: Sequence[tuple[float, Order]], fixes: Sequence[Fix], state: State, now: float) -> Result:
    """Evaluate `fixes` (all after `state`) under the orders in force, oldest first; without an order only its own signals count."""
    result = Result()
    spans = [(float("-inf"), NO_ORDER), *orders]
    line = canonical(fixes)
    start = max(state.at if state.at is not None else (state.worn_since or 0.0), 0.0)
    for number, (begin, order) in enumerate(spans):
        end = spans[number + 1][0] if number + 1 < len(spans) else float("inf")
        if end <= start and number + 1 < len(spans):
            continue
        if begin > now:
            break
        until = min(end, now)
        mine = [fix for fix in line if begin <= fix.at < end] if len(spans) > 1 else line
        outcome = evaluated(order, mine, state, until)
        after, last = outcome.state, end > now
        for event in outcome.events:
            if not last and event.closed_at is None and event.rule not in ORDER_INDEPENDENT_RULES:
                event.closed_at = end
            if last or event.closed_at is not None:
                result.events.append(event)
                result.versions[id(event)] = order.version
        if mine:
            result.checkpoints.append((after, order.version))
        if last:
            result.next_timer_at = outcome.next_timer_at
        else:
            state = after.copy()
            state.open = {rule: event for rule, event in state.open.items() if rule in ORDER_INDEPENDENT_RULES}
            state.order_since = end
    return result
