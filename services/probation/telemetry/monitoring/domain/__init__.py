"""What becomes of a decision on electronic monitoring, of a report about the equipment, and what the law says about them."""
