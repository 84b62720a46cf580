"""Every kind of proposal that ``python -m loaders propose`` prints, in this order."""

from loaders.proposals import deals, items
from loaders.proposals.proposal import Proposer

PROPOSERS: tuple[Proposer, ...] = (items.PROPOSER, deals.PROPOSER)
