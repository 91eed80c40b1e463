"""Help goes on after the register with the person's consent, or ends with a reason; whoever comes back is helped again."""
