"""Templates of duties, their inputs, and the text for the person: pure."""
