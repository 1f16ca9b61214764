"""What is done again and again without being asked: the engine does it, its hour is kept here."""

import asyncio

from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from psycopg import OperationalError

from workflows.engine import relay, relief
from workflows.engine.reminding import sweeping
from workflows.journal.log import rounds
from workflows.web import heartbeats
from workflows.web.moments import now

EVERY_TWO_SECONDS = "* * * * * */2"
EVERY_TEN_SECONDS = "* * * * * */10"
EVERY_MINUTE = "* * * * *"

REST_SECONDS = 1.0
SECONDS_TO_END = 5.0


async def work() -> None:
    """
    Run the jobs until this task is cancelled; a lost server is asked again after a rest.

    A worker whose connection breaks ends by itself, so another takes its place.
    """
    while True:
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as working:
                async with working.open_async():
                    await working.run_worker_async(
                        # The relay goes on while a sweep catches up after a long pause, and while
                        # a witness does not answer.
                        concurrency=4,
                        delete_jobs="always",
                        install_signal_handlers=False,
                        shutdown_graceful_timeout=SECONDS_TO_END,
                    )
        except (ConnectorException, OperationalError):
            pass
        await asyncio.sleep(REST_SECONDS)


# A job that still waits is not queued a second time, and none holds a lock while it runs: that
# lock would outlive a worker that is killed. What must happen once is kept by keys of the tables.
@app.periodic(cron=EVERY_TWO_SECONDS)
@app.task(name="relay", queueing_lock="relay")
def relay_outbox(timestamp: int) -> None:  # noqa: ARG001 - the machine's time, not the product's
    """Make notices of what waits in the outbox, and leave the worker's sign of life."""
    while relay.relay_once(now()):
        continue
    heartbeats.worker_beats(now())


@app.periodic(cron=EVERY_TWO_SECONDS)
@app.task(name="seal", queueing_lock="seal")
def seal_the_journal(timestamp: int) -> None:  # noqa: ARG001
    """Bring what was committed into the journal's log, and sign its head when that is due."""
    rounds.seal(now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="show", queueing_lock="show")
def show_the_witnesses(timestamp: int) -> None:  # noqa: ARG001
    """Show the last checkpoint to the witnesses of this deployment."""
    rounds.show_witnesses(now())


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(name="relieve", queueing_lock="relieve")
def pass_stuck_steps_on(timestamp: int) -> None:  # noqa: ARG001
    """Pass on each waiting step that nobody may take any more."""
    relief.relieve_once(now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="sweep", queueing_lock="sweep")
def point_out_last_days(timestamp: int) -> None:  # noqa: ARG001
    """Point out every last day that has reached a threshold."""
    while sweeping.sweep_once(now()):
        continue


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="clear", queueing_lock="clear")
async def clear_stalled_jobs(timestamp: int) -> None:  # noqa: ARG001
    """Remove the jobs of workers that were killed; their next turn has come long since."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
