"""Suspensions of a decision on monitoring."""
