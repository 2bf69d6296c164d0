"""Goals and options, and what only they show."""
