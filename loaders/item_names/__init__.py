"""Tables of item names: which designations of different sources stand for one weapon system."""
