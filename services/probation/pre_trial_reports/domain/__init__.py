"""What happens to a report, and what a request says."""
