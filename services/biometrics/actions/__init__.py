"""The verbs of biometrics: lock, domain rule, write, audit, outbox, in one transaction."""
