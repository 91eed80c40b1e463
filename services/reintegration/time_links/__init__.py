"""A link by which the person says whether a proposed time suits them."""
