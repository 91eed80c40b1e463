"""What each part of a monitoring order rests on, and what the officer is told when it changes."""
