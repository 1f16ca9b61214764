"""What the engine refuses, whichever procedure asks."""

from workflows.foundation.refusals import Refusal


class NotVisible(Refusal):
    """There is no such thing, or it is not for this person's eyes; the answer is the same."""

    code = "engine.not_visible"
    sentence = "There is no such page, or it is not yours to see."


class AlreadyDecided(Refusal):
    """Someone else decided the step first."""

    code = "engine.already_decided"
    sentence = "Not recorded: this step was already decided on {decided_on}."
    remedy = "Your entries are kept below. Open the case to see what was decided."
    conflict = True


class ItemVoid(Refusal):
    """The step no longer stands: the case moved on, ended, or was put back."""

    code = "engine.item_void"
    sentence = "Not recorded: this step no longer waits; the case has moved on without it."
    remedy = "Your entries are kept below. Open the case to see where it stands."
    conflict = True


class InTheFuture(Refusal):
    """What has not happened yet cannot be recorded."""

    code = "engine.in_the_future"
    sentence = "The day {decided_on} lies in the future; today is {today}."
    remedy = "Give the day on which it happened."


class BeforeThePrecedingStep(Refusal):
    """A step cannot be taken before the step that opened it."""

    code = "engine.before_preceding_step"
    sentence = "The day {decided_on} lies before the step that came first, taken on {preceding}."
    remedy = "Compare the two dates with the minutes."


class NotInTheTree(Refusal):
    """Before a unit has a place in the tree, nothing can be recorded of it."""

    code = "engine.not_in_the_tree"
    sentence = "On {decided_on} the unit of the case had no place in the hierarchy kept here."
    remedy = "Compare the day with the day on which the unit was founded."


class Busy(Refusal):
    """Somebody else is recording on the same case at this very moment."""

    code = "engine.busy"
    sentence = "Not recorded: somebody else is recording on this case at this moment."
    remedy = "Your entries are kept below. Send them again in a few seconds."
    conflict = True


class NoConflictNotDeclared(Refusal):
    """Whoever acts declares that the matter is not their own or a relative's."""

    code = "engine.no_conflict_not_declared"
    sentence = "Not recorded: you have not declared that the case is not yours or a relative's."
    remedy = "Tick the declaration, or leave the step to another holder of the office."


class KeyUsedElsewhere(Refusal):
    """A form's key belongs to one act."""

    code = "engine.key_used_elsewhere"
    sentence = "Not recorded: this form was already used for another act."
    remedy = "Open the step again from your inbox."
    conflict = True


class StandingChanged(Refusal):
    """Two acts that would change one person's standing do not both take effect."""

    code = "engine.standing_changed"
    sentence = "Not recorded: this person's standing on that day is already settled by another act."
    remedy = "Look at the person's page, and record the day or the act that fits what is there."
    conflict = True


class CollectiveStep(Refusal):
    """What a body decides, nobody decides alone."""

    code = "engine.collective_step"
    sentence = "This step is decided by a meeting of the body; record the meeting."


class NotCollectiveStep(Refusal):
    """A one-person step is not put to a vote."""

    code = "engine.not_collective_step"
    sentence = "This step is not put to a vote."
