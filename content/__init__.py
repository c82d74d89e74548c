"""What is asked, and the plain values that every floor above speaks in."""
