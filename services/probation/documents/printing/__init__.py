"""From a document to its paper: the fixed texts, what stands where, the PDF."""
