"""Opening a request, writing its report, ending it, linking it to a registration."""
