"""How long things take and how much memory they need, for those who change the code; reported, never asserted."""
