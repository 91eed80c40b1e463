"""The papers that open a case on paper: with the answers, or empty; and as they were signed."""
