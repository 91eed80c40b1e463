"""The rules of plans: states of goals and steps, what is agreed, when a plan is reviewed."""
