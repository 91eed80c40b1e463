"""Papers as PDF: put together from blocks, typeset in the language of the paper."""
