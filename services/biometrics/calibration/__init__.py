"""Calibrations: measured on a named data set, kept as an artefact, loaded by the server."""
