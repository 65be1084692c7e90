"""Stage 7. The record in; drawings (and later pages, digest and dossier) out."""
