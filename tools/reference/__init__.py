"""The steps of tools/build_reference.py."""
