"""Monitoring orders."""
