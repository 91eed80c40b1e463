"""Who looked at a person: for auditors and senior officers, and as an extract for the person."""
