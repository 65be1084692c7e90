"""Stage 5. Claims and what was found in the record in; a verdict with its findings out."""
