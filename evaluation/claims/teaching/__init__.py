"""Teaches the readers whose weights ship in `wheelsdown.claims.data`: see README.md beside this."""
