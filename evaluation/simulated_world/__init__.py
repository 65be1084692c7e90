"""A simulated world: legs of invented aircraft between real airports, and what of them was heard.

Nothing here was ever flown. Airlines, aircraft and journeys come from a seed; the same seed gives
the same world.
"""
