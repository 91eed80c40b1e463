"""People who were enrolled twice."""
