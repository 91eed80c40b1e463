"""Reminders and notices to supervised persons, and whether they arrived."""
