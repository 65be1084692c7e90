"""Stage 3. Legs and constraints in; ranked itineraries out. Knows nothing of reports."""
