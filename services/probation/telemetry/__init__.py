"""Bracelet telemetry: receives positions, keeps the evidence, raises alerts."""
