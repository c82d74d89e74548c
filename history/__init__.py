"""What was done: every attempt, kept, searched and recovered."""
