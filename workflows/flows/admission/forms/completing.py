"""What is typed when the cell completes a file that was sent back."""

from workflows.engine.ladder import forms


class CompletingForm(forms.CompletingForm):
    """An introducer is replaced by an act of its own, so no introduction is made again."""

    procedure = "admission"
    not_again = frozenset({"introduction"})
