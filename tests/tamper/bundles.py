"""Bundles changed in every way, and the verifier asked about them."""

import importlib.util
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workflows.journal.log.bundle import making
from workflows.journal.log.notes import Signer, VerifierKey
from workflows.journal.log.witnesses import Folder

WAYS = (
    *("position", "path", "transaction", "canonical", "proof", "shorter", "longer"),
    *("salt", "text", "name", "swap", "drop", "twice", "type"),
)
VERIFIER = Path(making.__file__).parent / "verify.py"


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle, who signed it, what it is about, and the witness that saw its checkpoints."""

    files: dict[str, bytes]
    signer: Signer
    about: making.Subject
    witness: Folder

    def with_file(self, name: str, content: bytes) -> "Exported":
        """Return the bundle with another content of a file, and a manifest that agrees."""
        files = {k: v for k, v in self.files.items() if k != "manifest"} | {name: content}
        manifest = making._manifest(self.signer, self.about, files)
        return replace(self, files=files | {"manifest": manifest})


def verifier() -> Any:
    """Return the verifier as it is read from its own file."""
    spec = importlib.util.spec_from_file_location("verify_a_bundle", VERIFIER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_VERIFIER = verifier()


def checked(
    files: dict[str, bytes],
    key: VerifierKey,
    *,
    witness: VerifierKey | None = None,
    copy: str | None = None,
) -> str | None:
    """Return what the verifier finds wrong, or None where it accepts the bundle."""
    keys = [_VERIFIER.read_key(str(key))]
    witnesses = [_VERIFIER.read_key(str(witness))] if witness else []
    try:
        _VERIFIER.check(files, keys, witnesses, [("kept", copy)] if copy else [])
    except Exception as error:  # noqa: BLE001 - as the verifier's own last word does
        return f"{type(error).__name__}: {error}"
    return None


def lines(found: list[dict[str, Any]]) -> bytes:
    """Return the records a line each, as a bundle holds them."""
    return making._lines(found)


def unpacked(files: dict[str, bytes], folder: Path) -> Path:
    """Write the files into a folder, and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def mutated(exported: Exported, chance: random.Random) -> tuple[str, dict[str, bytes]]:
    """Return the bundle with one value of its entries or proofs changed, signed anew."""
    records = [json.loads(each) for each in exported.files["entries.jsonl"].splitlines()]
    at = chance.randrange(len(records) - 1)
    record = records[at]
    done = chance.choice(WAYS)
    match done:
        case "position":
            record["position"] = _another(record["position"], chance)
        case "path" | "transaction" | "canonical":
            record[done] = _flipped(record[done], chance)
        case "proof":
            which = chance.randrange(len(record["proof"]))
            record["proof"][which] = _hex_flipped(record["proof"][which], chance)
        case "shorter":
            del record["proof"][chance.randrange(len(record["proof"]))]
        case "longer":
            place = chance.randrange(len(record["proof"]) + 1)
            record["proof"].insert(place, chance.randbytes(32).hex())
        case "salt":
            fact = record["facts"]["reason"]
            fact["salt"] = _hex_flipped(fact["salt"], chance)
        case "text":
            record["facts"]["number"]["text"] = _flipped(record["facts"]["number"]["text"], chance)
        case "swap":
            records[at], records[at + 1] = records[at + 1], records[at]
        case "drop":
            del records[at]
        case "twice":
            records.insert(at, record)
        case "name":
            record["facts"]["other"] = record["facts"].pop("reason")
        case "type":
            name = chance.choice(sorted(record))
            record[name] = chance.choice([None, [], {}, "", 1.5, True, [[1]], {"a": 1}])
    return done, exported.with_file("entries.jsonl", lines(records)).files


def _another(number: int, chance: random.Random) -> int:
    return number + chance.choice([-(10**19), -1, 1, 2, 16, 10**19])


def _flipped(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chr(ord(text[at]) ^ 1 << chance.randrange(7)) + text[at + 1 :]


def _hex_flipped(text: str, chance: random.Random) -> str:
    content = bytearray.fromhex(text)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content.hex()
