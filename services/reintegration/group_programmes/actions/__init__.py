"""What changes groups, participations and attendance."""
