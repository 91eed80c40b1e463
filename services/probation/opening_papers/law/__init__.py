"""What the values of the law bear on among papers that open a case."""
