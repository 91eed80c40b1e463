"""What employers answer, times that both sides agree, and questions whether a job goes on."""
