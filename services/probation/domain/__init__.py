"""The rules of supervision: pure functions and frozen values that take `now` and touch nothing."""
