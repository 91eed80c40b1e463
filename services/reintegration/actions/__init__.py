"""Verbs: lock, domain rule, write, audit, outbox, in one transaction; `by` says who."""
