"""What the desk and a provider say to each other about a referral."""
