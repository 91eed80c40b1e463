"""What bracelet evidence means, in event time: pure, without clock or I/O."""
