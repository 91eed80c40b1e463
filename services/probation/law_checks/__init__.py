"""What the law fixes about a registration, checked; and the reasons for which an officer went on all the same."""
