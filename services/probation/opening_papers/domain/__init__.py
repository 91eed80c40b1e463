"""Forms as data, what is answered in them, and what happens to a paper."""
