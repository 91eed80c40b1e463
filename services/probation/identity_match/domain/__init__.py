"""Rules of weighing two records: pure."""
