"""Demo data: plainly fictional people, one of them with a bracelet."""
