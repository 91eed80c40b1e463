"""The employer's pages, and the desk's side of them."""
