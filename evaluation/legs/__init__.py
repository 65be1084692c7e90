"""How well legs are found: complete real tracks, cut as reception cuts them, scored uncut.

corpus       the tracks, and which of their ends are certain
opdi         EUROCONTROL's figures, and its published rule for comparison
simulated    flights of the tests' pretend sky, for where no real data are
reception    how low aircraft were really heard
cuts         the ways in which receivers do not hear all
scoring      airports and times of cut ends against the uncut track
segmentation whether one flight stays one leg
calibration  what a stated confidence turned out to be worth
marked       flights marked by hand
measuring    all of it in one call
report       the page docs/evaluation/legs.md
"""
