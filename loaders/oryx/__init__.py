"""Oryx: equipment recorded as lost in pictures, one row a piece, or counted by type."""
