"""Free places, as providers say them."""
