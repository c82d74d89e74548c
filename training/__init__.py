"""Annotated answers written for the project, and what is learned from them."""
