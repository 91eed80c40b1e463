"""How long documents are kept, and their erasure: the software proposes, an administrator decides."""
