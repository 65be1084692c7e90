"""Measures wheelsdown against real data; part of the project, not of the package."""
