"""The rounds of whoever seals: what was committed comes into the log, its head to the witnesses."""

import logging
from datetime import datetime

from workflows.journal.log import checkpointing, configured, connections, sealing
from workflows.journal.log.sources import every_source

LOG = logging.getLogger(__name__)


def seal(at: datetime) -> None:
    """
    Seal whatever is committed, and sign the log's head where that is due.

    :raises NotConfigured: if there is no key to sign with
    """
    signer = configured.keys().signer
    sources = every_source()
    with connections.connect() as sealer:
        while sealing.seal_once(sealer, sources, at=at):
            continue
        checkpointing.checkpoint_once(sealer, signer, at=at, rhythm=configured.rhythm())


def show_witnesses(at: datetime) -> list[checkpointing.Failure]:
    """
    Show the last checkpoint to the witnesses, and return who failed; each is logged.

    :raises NotConfigured: if a witness is not named as one
    """
    with connections.connect() as sealer:
        failures = checkpointing.testify(sealer, configured.witnesses(), at=at)
    for each in failures:
        if each.contradicts:
            LOG.error("The witness %s contradicts the log: %s.", each.witness, each.reason)
        else:
            LOG.warning("The witness %s was not reached: %s.", each.witness, each.reason)
    return failures
