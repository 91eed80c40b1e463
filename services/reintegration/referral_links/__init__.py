"""Links by which a provider without an account answers a referral once."""
