"""The questions about needs are changed by version: one person drafts, another one puts the version in force."""
