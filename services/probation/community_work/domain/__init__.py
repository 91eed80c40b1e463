"""Hours, timetables, outcomes, clocks and the rule of evasion: pure."""
