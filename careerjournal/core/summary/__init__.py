"""Summaries: printable documents made from chosen records, and the pages and files they become."""
