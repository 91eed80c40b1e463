"""What officers do with community work; each locks the registration first."""
