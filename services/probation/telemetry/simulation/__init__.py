"""Bracelets that do not exist, over each real protocol: for the demo, for load, for vendors who try an interface."""
