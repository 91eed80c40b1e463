"""Courses: groups with seats and sessions, who takes part, attendance, certificates."""
