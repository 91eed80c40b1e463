"""What proposes a tier, what an officer decides beside it, the register of persons prone to relapse, less supervision: pure rules."""
