"""Why somebody looks at a record that is not theirs."""
