"""Measures claim extraction against passages marked by hand, apart from the rules it measures."""
