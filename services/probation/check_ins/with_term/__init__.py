"""Check-ins follow the term: its last day moves, it is over, a closing is undone."""
