"""Token buckets. No database; the clock is given."""

from collections.abc import Callable


class TokenBuckets:
    """One bucket for each key: it holds `burst` tokens when full and gains `rate` tokens a second.

    A bucket may go into debt by the last thing that is taken: how large that is, is often known only when it is in. Nothing more is
    admitted until the debt is paid. Of each bucket only the moment is kept at which it will be full (the generic cell rate algorithm,
    ITU-T I.371): a full bucket takes no memory. `seconds` is a clock that never goes back, such as time.monotonic.
    """

    def __init__(self, rate: float, burst: float, seconds: Callable[[], float], most_keys: int = 50_000) -> None:
        self.rate, self.burst, self.most_keys = rate, burst, most_keys
        self._seconds = seconds
        self._full_at: dict[str, float] = {}

    def wait(self, key: str) -> float:
        """Seconds until the bucket holds a whole token; 0.0 if it does."""
        return max(0.0, self._missing(key) + 1 / self.rate)

    def take(self, key: str, tokens: float = 1.0) -> float:
        """Take so many, into debt if need be; returns how far, in seconds, the bucket was from being empty before: below zero it held
        tokens, above it was in debt."""
        before, now = self._missing(key), self._seconds()
        if tokens > 0:
            self._full_at[key] = max(self._full_at.get(key, now), now) + tokens / self.rate
            if len(self._full_at) > self.most_keys:
                self._forget(now)
        return before

    def admit(self, key: str) -> float:
        """Take one token if there is a whole one and return 0.0; otherwise the seconds to wait, and nothing is taken."""
        wait = self.wait(key)
        if not wait:
            self.take(key)
        return wait

    def __len__(self) -> int:
        """How many buckets are remembered."""
        return len(self._full_at)

    def _missing(self, key: str) -> float:
        now = self._seconds()
        return max(0.0, self._full_at.get(key, now) - now) - self.burst / self.rate

    def _forget(self, now: float) -> None:
        """Full buckets are forgotten; if there are too many others, the half that is nearest to being full too."""
        left = {key: at for key, at in self._full_at.items() if at > now}
        if len(left) > self.most_keys // 2:
            left = dict(sorted(left.items(), key=lambda each: each[1])[-(self.most_keys // 2) :])
        self._full_at = left
