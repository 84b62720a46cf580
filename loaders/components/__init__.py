"""Tables of components: which machine carries which, and how many of it."""
