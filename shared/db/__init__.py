"""The database: engines, transactions and migrations."""
