"""The pages of relapse risk."""
