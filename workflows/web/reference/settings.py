"""What a deployment may set, from the only reader of the environment."""

from config import env
from workflows.web.reference.markdown import Page, code, page, table


def settings_page() -> Page:
    """Return the page of the settings."""
    return page(
        "settings.md",
        "Settings",
        "Every variable that Hồ Sơ reads from its environment. Nothing else is read;"
        " `config/env.py` is the only reader.",
        table(
            ["variable", "what it sets", "default"],
            [[code(each.name), each.meaning, code(each.default)] for each in env.SETTINGS],
        ),
    )
