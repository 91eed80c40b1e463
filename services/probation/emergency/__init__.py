"""Reading another office's record in an emergency: with a reason, for a short time, seen at once and reviewed afterwards."""
