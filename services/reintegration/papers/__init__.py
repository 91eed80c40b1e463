"""The papers that a person needs: which there are, which are missing, where to get them."""
