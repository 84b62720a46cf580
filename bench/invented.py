"""An invented world register in the 16-column layout, of the size and shape of the real one, which is not ours to ship.

The numbers below were counted in the world register of 1950 to 2023: 29,056 deals between 136 suppliers and 261
recipients, 4,074 designations, two delivery years to a deal, a comment of 39 letters on four deals of five.
"""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from graph.former_states import FORMER_STATES
from graph.state_names import states

ROWS = 29_056
"""Deals in the real register."""

HEADER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
DESIGNATION = 6
"""Where in a row the designation stands."""

_GREAT = ("United States", "Soviet Union", "France", "United Kingdom", "Russia", "Germany", "China", "Italy")
_BUYERS = ("India", "Egypt", "Thailand", "Greece", "Pakistan", "Brazil", "Ukraine")
_GROUPS = ("Invented Front (Peru)*", "Invented Army (Chad)*", "African Union**", "Unknown recipient(s)")
_SUPPLIERS, _RECIPIENTS, _DEALS_AN_ITEM = 136, 261, 7
_DESCRIPTIONS = (
    *("APC", "transport aircraft", "light helicopter", "trainer aircraft", "fighter aircraft", "tank", "frigate"),
    *("SAM system", "towed gun", "anti-ship missile", "patrol craft", "air search radar", "vehicle engine", "turbofan"),
    *("armed UAV", "invented thing"),
)
_REMARKS = (
    *("Second-hand", "aid", "probably second-hand", "$17-20 m deal", "licence production", "part of EUR9 m deal"),
    *("for use in an invented operation", "ordered via Belarus", "modernized before delivery", "debt repayment"),
    *("Invented-8M version", "delivery from an invented production line", "possibly more planned but cancelled"),
)
_CONDITIONS = (("New", 75), ("Second hand", 23), ("Second hand but modernized", 2))


def invent(rows: int = ROWS, seed: int = 2023) -> bytes:
    """Return a register with so many deals; the same bytes for the same arguments.

    >>> invent(3).count(b"\\n"), invent(3) == invent(3)
    (4, True)
    """
    random = Random(seed)
    suppliers, recipients = _Draw(random, _suppliers()), _Draw(random, _recipients(), steepness=0.7)
    items = _Draw(random, [f"Invented-{number}" for number in range(1, 2 + rows // _DEALS_AN_ITEM)], steepness=0.6)
    lines = [HEADER]
    for number in range(rows):
        # The first two make sure that the countries whose page is opened are there, however short the register is.
        parties = ("Egypt", "United States") if number < 2 else (recipients.one(), suppliers.one())
        lines.append(",".join(_deal(random, *parties, items.one())))
    return ("\n".join(lines) + "\n").encode("latin-1", "replace")


class _Draw:
    """Draws names so that the first ones come most often: the n-th with a weight of 1 by n."""

    def __init__(self, random: Random, names: Sequence[str], steepness: float = 1.0) -> None:
        self._random = random
        self._names = names
        self._weights = list(accumulate(1 / (place + 1) ** steepness for place in range(len(names))))

    def one(self) -> str:
        return self._random.choices(self._names, cum_weights=self._weights)[0]


def _deal(random: Random, recipient: str, supplier: str, item: str) -> list[str]:
    """Return the cells of one row."""
    year = random.randint(1950, 2022)
    ordered = random.choice((1, 2, 2, 3, 4, 6, 10, 12, 20, 50, random.randint(1, 2500)))
    is_open = random.random() < 0.04
    delivered = 0 if is_open else ordered if random.random() < 0.85 else random.randint(1, ordered)
    years = sorted({min(2023, year + random.randint(0, 5)) for _ in range(random.randint(1, 3))})
    unit = round(random.choice((0.1, 0.9, 1, 2.5, 7.5, 20)) * random.random() + 0.05, 2)
    remarks = random.sample(_REMARKS, random.choice((1, 2, 2, 3))) if random.random() < 0.82 else []
    condition = random.choices([name for name, _ in _CONDITIONS], [weight for _, weight in _CONDITIONS])[0]
    return [
        *(recipient, supplier, str(year), _mark(random), str(ordered), _mark(random), item),
        *(random.choice(_DESCRIPTIONS), str(delivered), _mark(random)),
        *("" if is_open else "; ".join(map(str, years)), condition, "; ".join(remarks)),
        *(f"{unit:g}", f"{unit * ordered:.2f}", f"{unit * delivered:.2f}"),
    ]


def _mark(random: Random) -> str:
    return random.choice(("?", ""))


def _suppliers() -> list[str]:
    return list(dict.fromkeys((*_GREAT, *_states(), "unknown supplier(s)")))[:_SUPPLIERS]


def _recipients() -> list[str]:
    return list(dict.fromkeys((*_BUYERS, *_GREAT, *_GROUPS, *_states())))[:_RECIPIENTS]


def _states() -> list[str]:
    names = (actor.name for actor in (*states(), *(former.actor for former in FORMER_STATES)))
    return [name for name in names if "," not in name and name.isascii()]
