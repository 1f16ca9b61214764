"""The words on a whole map, in the reader's language."""

from django.utils.translation import gettext as _

from workflows.engine.layouts import Arrow, Kind, Node
from workflows.engine.registry import Procedure
from workflows.web import words


def name(procedure: Procedure, node: Node) -> str:
    """Return what a node of the map is called."""
    match node.kind:
        case Kind.ACT | Kind.VOTE:
            return words.label(procedure.rule(node.name))
        case Kind.OUTCOME:
            return words.label(procedure.rules.outcomes[node.name])
        case Kind.QUESTION | Kind.SPLIT | Kind.JOIN:
            return str(procedure.appearance.gate(node.name)) or node.spoken
        case Kind.BEGINNING:
            return _("The case begins")
        case Kind.STUCK:
            return stuck()


def stuck() -> str:
    """Return what opens the way that the map draws aside."""
    return _("Nobody may act on a step")


def answer(arrow: Arrow) -> str:
    """Return the answer behind which an arrow leaves a question, or nothing."""
    if arrow.answer is None:
        return ""
    return _("Yes") if arrow.answer else _("No")
