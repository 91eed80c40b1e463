"""Where stored reports came from: which source sent each, and which sources contradict each other."""
