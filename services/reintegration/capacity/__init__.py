"""Free places, as providers report them."""
