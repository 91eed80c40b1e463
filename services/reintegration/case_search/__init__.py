"""Finding a case by the person's name however it is spelled, by a part of a number, or by the year of birth."""
