"""Corrective work: employers, what they withhold, the monthly talk, and how long a person is without a job."""
