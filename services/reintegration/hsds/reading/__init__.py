"""Files of another directory, read as rows; what cannot be read is a defect."""
