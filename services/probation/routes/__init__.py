"""The officer's pages and what they post."""
