"""Goals, options and feedback, and what only they show."""
