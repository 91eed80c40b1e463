"""Whether two records are of one person: weighed evidence, each with its explanation."""
