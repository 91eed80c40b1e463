"""Who is asked when an officer does not take an alert in time."""
