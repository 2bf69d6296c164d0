"""Home, and what only Home shows."""
