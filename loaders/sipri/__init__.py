"""The SIPRI Arms Transfers Database: trade registers as people download them, one claim a row."""
