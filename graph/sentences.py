"""Short sentences that name a transfer, a loss, a concession: attributed to claims, never told as facts."""

from graph.words import ENDINGS, Act, Basis, Kind, Outcome

_PREFIX = {
    Kind.RETURN: "return of ",
    Kind.BUY_BACK: "buy-back of ",
    Kind.LOAN: "loan of ",
    Kind.LEASE: "lease of ",
    Kind.SWAP: "swap of ",
    Kind.AID: "aid, ",
    Kind.RE_EXPORT: "re-export of ",
    Kind.LICENSED_PRODUCTION: "licensed production of ",
    Kind.PLANNED_PRODUCTION: "planned production of ",
}


def quantity_words(low: int | None, high: int | None, basis: Basis | None) -> str:
    """Return a number with its basis; "" where none is given, never 0.

    >>> quantity_words(150, 150, Basis.ABOUT), quantity_words(132, None, Basis.AT_LEAST)
    ('about 150', 'at least 132')
    >>> quantity_words(43, 43, Basis.ESTIMATED), quantity_words(None, None, Basis.UNKNOWN)
    ('43 (number uncertain)', '')
    >>> quantity_words(10, 12, None)
    '10 to 12'
    """
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if basis is Basis.ABOUT:
        return f"about {number}"
    if basis is Basis.ESTIMATED:
        return f"{number} (number uncertain)"
    if basis is Basis.UP_TO:
        return f"up to {number}"
    if basis is Basis.AT_LEAST:
        return f"at least {number}"
    return number


def value_words(low: int | None, high: int | None, currency: str | None) -> str:
    """Return a value in money; "" where none is given. Never TIV, which is a volume.

    >>> value_words(None, 95000, "EUR"), value_words(200, 300, "USD"), value_words(None, None, "EUR")
    ('up to 95,000 EUR', '200 to 300 USD', '')
    """
    number = quantity_words(low, high, None)
    return f"{number} {currency}" if number and currency else ""


def transfer_name(
    supplier: str | None,
    recipient: str | None,
    kind: Kind | None,
    quantity: str,
    item: str | None,
    status: Act | None,
    numbered: Act | None = None,
) -> str:
    """Return the caption of a transfer; ``numbered`` is the act that the number was claimed for, None for the status.

    The number of what was refused or stopped belongs to the stage before, so it stands apart and says which.

    >>> transfer_name("Egypt", "Russia", Kind.RETURN, "150", "helicopter engines", Act.AGREED)
    'Egypt → Russia: return of 150 helicopter engines, agreed'
    >>> transfer_name("Brazil", None, Kind.RETURN, "", None, Act.REFUSED)
    'Brazil → not named: return of something not named, refused'
    >>> transfer_name("Brazil", "Russia", Kind.RETURN, "12", "helicopter engines", Act.REFUSED, Act.REQUESTED)
    'Brazil → Russia: return of helicopter engines (12 asked for), refused'
    """
    thing = item or ("items not named" if quantity else "something not named")
    if quantity and status in ENDINGS and numbered not in (None, status):
        what = f"{thing} ({quantity} {'asked for' if numbered is Act.REQUESTED else numbered})"
    else:
        what = " ".join(part for part in (quantity, thing) if part)
    prefix = _PREFIX.get(kind, "") if kind is not None else ""
    end = status.value if status is not None else "no claim that counts"
    if status is Act.DELIVERED and kind is Kind.RETURN:
        end = "returned"
    return f"{supplier or 'not named'} → {recipient or 'not named'}: {prefix}{what}, {end}"


def loss_name(loser: str | None, outcome: Outcome | None, count_low: int | None, of: str | None) -> str:
    """Return the caption of a loss, as a floor.

    >>> loss_name("Russia", Outcome.CAPTURED, 2, "helicopters")
    'Russia: at least 2 helicopters recorded as captured'
    """
    number = f"at least {count_low:,}" if count_low is not None else "number not given,"
    word = "destroyed, damaged, abandoned or captured" if outcome in (None, Outcome.LOST) else outcome.value
    return f"{loser or 'not named'}: {number} {of or 'pieces of equipment'} recorded as {word}"


def concession_name(grantor: str | None, grantee: str | None, text: str | None, status: Act | None) -> str:
    """Return the caption of a concession.

    >>> concession_name("Russia", "Egypt", "wheat", Act.OFFERED)
    'Russia → Egypt: wheat in exchange, offered'
    """
    end = status.value if status is not None else "no claim that counts"
    return f"{grantor or 'not named'} → {grantee or 'not named'}: {text or 'something'} in exchange, {end}"
