"""Bracelet telemetry: positions in, evidence kept, alerts out."""
