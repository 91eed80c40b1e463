"""An organisation enters itself: a public form, looked at by the coordinator."""
