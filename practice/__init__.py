"""A round in progress: from a question to a saved attempt."""
