"""The versions of the law as rows."""
