"""
Runs a witness: `python -m workflows.journal.log.witness`, on a machine that is nobody's of the log.

It needs no database and no Django; it remembers the last checkpoint of each log in its folder.
"""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from workflows.journal.log import signers
from workflows.journal.log.countersigning import Countersigner, server
from workflows.journal.log.notes import COSIGNATURE, VerifierKey


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until told to end; print the line by which JOURNAL_WITNESSES names this witness."""
    asked = _asked(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    path = asked.folder / "key"
    if not path.exists():
        signers.keep(path, signers.new_key(asked.name, COSIGNATURE))
    signer = signers.read(path.read_text().splitlines()).signer
    logs: dict[str, tuple[VerifierKey, ...]] = {}
    for each in asked.log:
        logs[each.name] = (*logs.get(each.name, ()), each)
    witness = Countersigner(signer, logs, asked.folder, Lock())
    serving = server(witness, (asked.host, asked.port), clock=lambda: datetime.now(UTC))
    with serving:
        port = serving.server_address[1]
        print(f"http://{asked.host}:{port} {signer.key}", flush=True)  # noqa: T201 - it is asked for
        serving.serve_forever()


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="witness", description=__doc__)
    parser.add_argument("--name", required=True, help="the name under which it countersigns")
    parser.add_argument("--folder", required=True, type=Path, help="where it keeps what it saw")
    parser.add_argument(
        "--log",
        required=True,
        action="append",
        type=VerifierKey.parse,
        help="verifier key of a log it signs for; more than one while a key is rotated",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address it listens on")
    parser.add_argument("--port", type=int, default=8090, help="port it listens on")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
