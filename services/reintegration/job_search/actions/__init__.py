"""Applying, beginning a job, and keeping the CV."""
