"""Which devices have reports that were not evaluated yet, and which process evaluates them."""
