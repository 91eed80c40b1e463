"""What the law and our own rules say about probation, as dated and cited data."""
