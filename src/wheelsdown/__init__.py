"""wheelsdown: what is said about deportation flights, checked against the open flight record."""

__version__ = "0.1.0"
__all__ = ["__version__"]
