"""The pages on which a ruling is carried out, and corrected after an appeal."""
