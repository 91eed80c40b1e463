"""The papers of a month of work: the timesheet and the work act."""
