"""Simulated bracelets that use each real protocol: for the demo, for load tests, for vendors who try an interface."""
