"""The parts that screens are made of; each shows values that it is given and asks nobody for more."""
