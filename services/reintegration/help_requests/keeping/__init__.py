"""How long decided requests are kept, and the figures that stay."""
