"""What a cell of somebody's spreadsheet means. Pure: bytes and text in, text out."""
