"""Which devices have reports that nobody evaluated yet, and who evaluates them."""
