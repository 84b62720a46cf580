"""Addresses of the app's pages, to be written into links."""

from urllib.parse import quote, urlencode


def address_of(page: str, **parts: str) -> str:
    """Return the address of a page with what it is to show; empty parts are left out.

    ``page`` is the last part of its address: start, explore, link, queries, cypher or sources. The first page has none.

    >>> address_of("explore", country="EGY", selected="", item="Mi-17 & more")
    '/explore?country=EGY&item=Mi-17%20%26%20more'
    """
    query = urlencode({name: value for name, value in parts.items() if value}, quote_via=quote)
    path = "/" if page == "start" else f"/{page}"
    return f"{path}?{query}" if query else path
