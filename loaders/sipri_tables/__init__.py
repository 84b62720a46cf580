"""SIPRI's own tables of TIV by country and year: totals to compare with a register, never claims."""
