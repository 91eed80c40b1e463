"""What was written about a person before texts were encrypted becomes encrypted by itself."""
