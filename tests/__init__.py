"""Tests of the arms graph; they mirror the tree."""
