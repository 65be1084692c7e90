"""The records that move through the program: frozen data, no behaviour. Read first."""
