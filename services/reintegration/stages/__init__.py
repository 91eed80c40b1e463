"""The stages of resocialisation: from a year before release until help ends, each with its legal tasks."""
