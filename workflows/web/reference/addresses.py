"""Every address of the product, as the resolver knows it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from workflows.web.reference.markdown import Page, code, page, table


def addresses_page() -> Page:
    """Return the page of the addresses."""
    rows = [
        [code(address), code(name), described]
        for address, name, described in sorted(_rows(get_resolver(), "/"))
    ]
    return page(
        "addresses.md",
        "Addresses",
        "Ids in addresses are UUIDs and tell nothing. Whoever may not see a page gets the answer of"
        " a page that does not exist. `sign-in/cast` exists in the profiles demo and test only.",
        table(["address", "name", "what it is"], rows),
    )


def _rows(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, str, str]]:
    for each in resolver.url_patterns:
        address = f"{prefix}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from _rows(each, address)
        else:
            yield address, each.name or "", _described(each)


def _described(pattern: URLPattern) -> str:
    """Return the first line of what the view says of itself."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return (view.__doc__ or "").strip().partition("\n")[0]
