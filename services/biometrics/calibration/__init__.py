"""Error rates measured, and the thresholds that follow."""
