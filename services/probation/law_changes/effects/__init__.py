"""What a draft would do to what is open: tried out, counted, or why not."""
