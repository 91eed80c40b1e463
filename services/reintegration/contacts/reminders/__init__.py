"""Reminders of appointments: one SMS before each to whoever wants it."""
