"""Who stands in for whom, from when to when: an officer who is away is covered for everything, and it ends by itself."""
