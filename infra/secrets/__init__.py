"""What each process may open: its roles in the database, its keys, its passwords elsewhere (infra/adr/0033-secrets-of-one-process.md)."""
