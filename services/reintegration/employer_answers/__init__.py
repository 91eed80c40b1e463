"""What an employer answers to an application: times for an interview, an offer, a no, the first and the last day of work."""
