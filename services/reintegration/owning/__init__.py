"""Who has a case: taken, given, handed over when the other accepts, covered during absence, counted."""
