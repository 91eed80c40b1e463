"""What a bracelet watches."""
