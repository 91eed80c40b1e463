"""What changes a path: time, a corrected day, tasks that are ended, and a case's own path."""
