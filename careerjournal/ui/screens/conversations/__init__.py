"""Conversations with their three faces, and what only they show."""
