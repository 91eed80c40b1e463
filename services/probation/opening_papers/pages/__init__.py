"""The pages of the papers that open a case, and of their forms."""
