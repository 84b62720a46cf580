"""Questions that somebody asks, written once; this folder holds none yet."""
