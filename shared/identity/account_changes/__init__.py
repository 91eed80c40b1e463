"""An administrator changes what an account sees: its office, its region, for whom it works, its organisation, its name."""
