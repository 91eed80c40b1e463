"""Whom biometrics knows, and their data keys."""
