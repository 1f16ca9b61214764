"""Every kind of act that can stand in the journal."""

from workflows.journal.acts import every_act
from workflows.web.reference.bilingual import both
from workflows.web.reference.markdown import Page, code, page, table


def acts_page() -> Page:
    """Return the page of the acts."""
    return page(
        "acts.md",
        "Acts of the journal",
        "An entry stores the code of its act with facts, office and article; the sentence is made"
        " when it is shown. What came of a decided step is told by the procedure in more words.",
        table(
            ["code", "sentence"], [[code(each.code), both(each.sentence)] for each in every_act()]
        ),
    )
