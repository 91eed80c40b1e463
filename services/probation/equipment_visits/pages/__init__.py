"""The pages of appointments about bracelets."""
