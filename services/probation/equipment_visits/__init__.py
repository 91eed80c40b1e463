"""Appointments at which a bracelet is put on, taken off or looked at, recorded together with what became of it."""
