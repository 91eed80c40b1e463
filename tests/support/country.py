"""The small country of the tests."""

PERSONS = 300
