"""The edge where bytes come in: one module a format, bytes to tracks, legs or a report."""
