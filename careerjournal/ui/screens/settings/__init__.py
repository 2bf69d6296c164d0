"""The settings, and what only they show."""
