"""The open connections of a process: how many there may be, in all and of one sender, and which one makes place for a new one."""

from collections.abc import Callable
from enum import IntEnum


class State(IntEnum):
    """What a connection does, in the order in which connections make place for others."""

    SILENT = 0
    """It has sent nothing whole yet."""
    IDLE = 1
    """It has sent something whole before, and nothing since."""
    READING = 2
    """The head of a request is here, its body is not."""
    WORKING = 3
    """A request is in work, or a device is connected: it makes place for nobody."""


class Place:
    """One connection's place. `close` ends the connection."""

    __slots__ = ("_of", "close", "state", "who")

    def __init__(self, of: "ConnectionTable", who: str, close: Callable[[], None]) -> None:
        self._of, self.who, self.close, self.state = of, who, close, State.SILENT

    def move(self, state: State) -> None:
        """The connection is in this state from now on."""
        self._of.move(self, state)

    def leave(self) -> None:
        """The connection has ended. Harmless when it had left before."""
        self._of.leave(self)


class ConnectionTable:
    """At most `most` connections at once. Where there is no place, the oldest connection that is not at work makes place: so half-open
    connections, however many, keep nobody away for long. A new connection is refused only if all of them work, or, where its sender has
    its share, if all of the sender's own have begun a request."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._by_state: tuple[dict[Place, None], ...] = tuple({} for _ in State)
        self._of: dict[str, dict[Place, None]] = {}
        self._open = 0

    def __len__(self) -> int:
        """How many are open."""
        return self._open

    def of(self, who: str) -> int:
        """How many one sender has."""
        return len(self._of.get(who, ()))

    def enter(self, who: str, each: int, close: Callable[[], None]) -> Place | None:
        """A place for a new connection of `who`, who may have `each`; None if there is none. May close another connection."""
        if self.of(who) >= each and not self._make_place(min(self._of[who], key=lambda place: place.state), State.IDLE):
            return None
        if self._open >= self.most and not self._make_place(next(place for state in self._by_state for place in state), State.READING):
            return None
        place = Place(self, who, close)
        self._of.setdefault(who, {})[place] = None
        self._by_state[place.state][place] = None
        self._open += 1
        return place

    def move(self, place: Place, state: State) -> None:
        """The connection is in this state from now on, the youngest of it."""
        if place in self._by_state[place.state]:
            del self._by_state[place.state][place]
            place.state = state
            self._by_state[state][place] = None

    def leave(self, place: Place) -> None:
        """The connection has ended. Harmless when it had left before."""
        if place in self._by_state[place.state]:
            del self._by_state[place.state][place], self._of[place.who][place]
            if not self._of[place.who]:
                del self._of[place.who]
            self._open -= 1

    def _make_place(self, oldest: Place, most: State) -> bool:
        """Close this connection; False if it does more than `most`."""
        if oldest.state > most:
            return False
        self.leave(oldest)
        oldest.close()
        return True
