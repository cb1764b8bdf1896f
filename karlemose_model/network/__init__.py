"""Many rollouts: those that a district or municipality lists, read on one day, and their index for its partners."""
