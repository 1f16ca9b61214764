"""Checks an exported bundle of Hồ Sơ without Hồ Sơ: Python 3.11 and `cryptography`, no more."""

import argparse
import base64
import hashlib
import json
import sys
import zipfile
from collections import namedtuple
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Log = namedtuple("Log", "size root text signatures")


class Wrong(Exception):
    """Something in the bundle does not hold; the sentence says what and where."""


def need(holds, sentence):
    """Stop with the sentence unless it holds."""
    if not holds:
        raise Wrong(sentence)


def sha256(content):
    """Return the hash, 32 bytes."""
    return hashlib.sha256(content).digest()


def unbase64(text):
    """Return the bytes of a word that is written as they would be."""
    content = base64.b64decode(text, validate=True)
    need(base64.b64encode(content).decode() == text, "base64 is written in one way only")
    return content


def read_key(line):
    """Return the name, the id, the kind and the public key that a line says."""
    name, id, coded = line.strip().split("+", 2)
    kind, public = unbase64(coded)[:1], unbase64(coded)[1:]
    expected = sha256(name.encode() + b"\n" + kind + public)[:4].hex()
    need(id == expected and len(public) == 32 and kind in b"\x01\x04", f"{line!r} is no key")
    return name, bytes.fromhex(id), kind, public


def signed(public, signature, message):
    """Tell whether the signature is of this message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def read_note(written):
    """Return the text of a signed note, and its signatures (C2SP signed-note)."""
    text, gap, lines = written.rpartition("\n\n")
    need(gap and lines.endswith("\n"), "a signed note is a text, an empty line and signatures")
    signatures = []
    for line in lines[:-1].split("\n"):
        dash, name, coded = line.split(" ")
        need(dash == "—", "a line of signature begins with a dash")
        signatures.append((name, unbase64(coded)[:4], unbase64(coded)[4:]))
    return text + "\n", signatures


def opened(written, keys, what):
    """Return the text of a note that a trusted key signed, and its name."""
    text, signatures = read_note(written)
    for name, id, kind, public in keys:
        mine = [each for *whose, each in signatures if (whose, kind) == ([name, id], b"\x01")]
        if any(signed(public, each, text.encode()) for each in mine):
            return text, name, signatures
    raise Wrong(f"{what}: no key you trust has signed it")


def read_checkpoint(written, keys, what):
    """Return how long the log was, and its root (C2SP tlog-checkpoint)."""
    text, name, signatures = opened(written, keys, what)
    origin, size, root, *rest = text.split("\n")
    need(origin == name and rest[-1:] == [""], f"{what}: it is no checkpoint of {name}")
    return Log(int(size), unbase64(root), text, signatures)


def check_witness(log, witness):
    """Demand that the witness has seen it (C2SP tlog-cosignature)."""
    name, id, kind, public = witness
    for *whose, signature in log.signatures:
        if (whose, kind, len(signature)) == ([name, id], b"\x04", 72):
            seconds = int.from_bytes(signature[:8])
            message = f"cosignature/v1\ntime {seconds}\n{log.text}".encode()
            if signed(public, signature[8:], message):
                return
    raise Wrong(f"the witness {name} has not seen this checkpoint")


def climb(at, last, path, hashes):
    """Join each hash of the path to the hashes given (RFC 9162, 2.1.3.2 and 2.1.4.2)."""
    for each in path:
        need(last > 0, "a proof is too long")
        need(len(each) == 32, "a proof holds what is no hash")
        if at % 2 or at == last:
            hashes = [sha256(b"\x01" + each + hash) for hash in hashes]
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            hashes = [*hashes[:-1], sha256(b"\x01" + hashes[-1] + each)]
        at, last = at >> 1, last >> 1
    need(last == 0, "a proof is too short")
    return hashes


def check_consistency(earlier, log, path):
    """Demand that the log goes on from the earlier one."""
    old, old_root, size, root = earlier.size, earlier.root, log.size, log.root
    need(old <= size, f"the log had {old} leaves and has {size}: it was cut, or this is older")
    if old in (0, size):
        need(not path and old_root == (root if old else sha256(b"")), "the log was written anew")
        return
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    need(hashes, f"no proof leads on from the log of {old} leaves")
    at, last = old - 1, size - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    ends = climb(at, last, hashes[1:], [hashes[0], hashes[0]])
    need(ends == [old_root, root], "the log was written anew, or the proof is of another")


def check_facts(committed, facts, erased, what):
    """Demand the texts that were committed to, but for those erased."""
    for name, hash in committed.items():
        if name in facts:
            salt, text = bytes.fromhex(facts[name]["salt"]), facts[name]["text"].encode()
            need(sha256(salt + text).hex() == hash, f"{what}: {name} is not the text committed to")
        else:
            need(name in erased, f"{what}: {name} is missing, and no act erased it")
    for name in facts:
        need(name in committed, f"{what}: {name} was never part of it")


def check_leaf(record, table, columns, log):
    """Demand that the row stands in the log as it is here."""
    content = {"format": 1, "table": table, "columns": columns}
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    path, at = [bytes.fromhex(each) for each in record["proof"]], record["position"]
    need(type(at) is int and 0 <= at < log.size, f"leaf {at} lies outside the log")
    ends = climb(at, log.size - 1, path, [sha256(b"\x00" + written.encode())])
    need(ends == [log.root], f"leaf {at} of {table} is not what was sealed")


def check_entries(records, log, about):
    """Check the entries with their chains, and return what they erased."""
    entries = [(record, json.loads(record["canonical"])) for record in records]
    erased = {}
    for record, content in entries:
        what = f"entry {content['id']}"
        need(content["format"] == 1, f"{what}: it is of another format")
        columns = {name: record[name] for name in ("path", "transaction")}
        columns["id"] = content["id"]
        columns["hash"] = "\\x" + sha256(record["canonical"].encode()).hex()
        check_leaf(record, "journal_entry", columns, log)
        if content["act"] == "personal.erased":
            for thing, name in content["facts"]["texts"]:
                erased.setdefault(thing, set()).add(name)
    last = {}
    for record, content in entries:
        what = f"entry {content['id']}"
        check_facts(content["personal"], record["facts"], erased.get(content["id"], ()), what)
        kind, id, number = content["stream"]
        if kind == "none":
            continue
        before = last.get((kind, id), (0, None) if about == [kind, id] else None)
        follows = not before or (number - 1, content["previous"]) == before
        need(follows, f"{what}: it does not follow the one before; one may be missing")
        last[kind, id] = number, sha256(record["canonical"].encode()).hex()
    return erased


def check_rows(records, erased, log):
    """Check the rows of history."""
    for record in records:
        what = f"row {record['columns']['pgh_id']} of {record['table']}"
        check_leaf(record, record["table"], record["columns"], log)
        committed = json.loads(record["columns"].get("personal") or "{}")
        thing = f"{record['table']}:{record['columns']['pgh_id']}"
        check_facts(committed, record["facts"], erased.get(thing, ()), what)


def check(files, keys, witnesses, copies):
    """Check everything, and return how many entries, rows and leaves."""
    text, origin, _ = opened(files["manifest"].decode(), keys, "manifest")
    head, *lines = text[:-1].split("\n")
    need(head == f"{origin} bundle 1", "manifest: it is of another log or format")
    listed = dict(line.split("  ", 1)[::-1] for line in lines if "  " in line)
    need(set(listed) == set(files) - {"manifest"}, "manifest: a file is missing or too many")
    for name, hash in listed.items():
        need(sha256(files[name]).hex() == hash, f"{name}: it is not the file that was exported")
    about = next(line.split(" ")[1:] for line in lines if line.startswith("about "))
    log = read_checkpoint(files["checkpoint"].decode(), keys, "checkpoint")
    for witness in witnesses:
        check_witness(log, witness)
    records = {
        name: [json.loads(line) for line in files[f"{name}.jsonl"].splitlines()]
        for name in ("entries", "rows", "consistency")
    }
    paths = {each["old"]: each["path"] for each in records["consistency"]}
    for name, copy in copies:
        earlier = read_checkpoint(copy, keys, name)
        check_consistency(earlier, log, [*map(bytes.fromhex, paths.get(earlier.size, []))])
    erased = check_entries(records["entries"], log, about)
    check_rows(records["rows"], erased, log)
    return len(records["entries"]), len(records["rows"]), log.size


def read_files(place):
    """Return the contents of the files by their names."""
    if place.is_dir():
        found = filter(Path.is_file, place.rglob("*"))
        return {each.relative_to(place).as_posix(): each.read_bytes() for each in found}
    with zipfile.ZipFile(place) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name[-1] != "/"}


def main():
    """Say in one sentence whether the bundle holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path, help="the folder or the .zip")
    parser.add_argument("--key", action="append", required=True, help="a key of the log you trust")
    parser.add_argument("--witness", action="append", default=[], help="a witness that must agree")
    parser.add_argument("--seen", action="append", default=[], type=Path, help="a copy you kept")
    asked = parser.parse_args()
    try:
        keys, witnesses = [[read_key(each) for each in part] for part in (asked.key, asked.witness)]
        copies = [(each.name, each.read_text("utf-8")) for each in asked.seen]
        entries, rows, size = check(read_files(asked.bundle), keys, witnesses, copies)
    except Wrong as wrong:
        print(f"DOES NOT HOLD. {wrong}")  # noqa: T201
        return 1
    except Exception as error:  # noqa: BLE001 - a forged file may cause any, and gets a sentence
        print(f"DOES NOT HOLD. It cannot be read as a bundle ({type(error).__name__}).")  # noqa: T201
        return 1
    print(f"HOLDS. {entries} entries and {rows} rows stand in the log of {size} leaves.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
