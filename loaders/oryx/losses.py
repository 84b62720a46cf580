"""The ids of losses, and which type of equipment contains which: parts are never added to their whole."""

from collections.abc import Collection

from graph.words import Outcome

WHOLE = "All Types"
"""The type that stands for everything one side lost."""

LESS = "Losses excluding Recon Drones and Trucks"
"""The sum of all types but two, as the table by type calls it."""

ARMOURED = "Losses of Armoured Combat Vehicles [Tanks, AFVs, IFVs, APCs, and MRAPs]"
"""The sum of the five types that its name spells out."""

_ARMOURED_PARTS = frozenset(
    {
        "Tanks",
        "Armoured Fighting Vehicles",
        "Infantry Fighting Vehicles",
        "Armoured Personnel Carriers",
        "Mine-Resistant Ambush Protected",
    }
)
_LEFT_OUT = ("Reconnaissance Unmanned Aerial Vehicles", "Trucks, Vehicles")
"""How the types begin that ``LESS`` leaves out."""


def loss_id(country: str, what: str, outcome: Outcome) -> str:
    """Return the id of a loss: country, system or type, and outcome as the tables write them.

    >>> loss_id("Russia", "T-90M", Outcome.CAPTURED)
    'oryx:Russia|T-90M|captured'
    """
    return f"oryx:{country}|{what}|{outcome.value}"


def whole_of(kind: str, kinds: Collection[str]) -> str | None:
    """Return the smallest of some types that contains a type, None for everything.

    >>> kinds = {WHOLE, LESS, ARMOURED, "Tanks", "Radars"}
    >>> whole_of("Tanks", kinds) == ARMOURED, whole_of(ARMOURED, kinds) == LESS, whole_of("Radars", {WHOLE, "Radars"})
    (True, True, 'All Types')
    """
    if kind == WHOLE:
        return None
    if kind in _ARMOURED_PARTS and ARMOURED in kinds:
        return ARMOURED
    if kind != LESS and not kind.startswith(_LEFT_OUT) and LESS in kinds:
        return LESS
    return WHOLE
