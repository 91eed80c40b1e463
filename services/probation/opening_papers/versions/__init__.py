"""The versions of the forms: seeded from files, changed by two administrators."""
