"""A register that was kept elsewhere, taken over from a spreadsheet: checked row by row, carried out, taken back."""
