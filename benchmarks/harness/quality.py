# SPDX-License-Identifier: Apache-2.0
"""What a masking program leaves of labelled values, read off its output.

Every peer is judged by what it wrote, not by what it says it found: input and output are aligned,
and a byte of a labelled value that stands in both has leaked.
"""

import difflib
import json
import os
import re
import subprocess
import sys

import labelled

GROUPS = ("ALL", "structured", "secrets", "names", "freeform")
OWN_GROUPS = {"secrets": {"SECRET", "URL_CREDENTIALS"}, "names": {"PERSON", "USERNAME"},
              "freeform": {"ADDRESS", "DATE_OF_BIRTH"}}


def survivors(before, after):
    """Ranges of `before` that stand in `after`, by words, then by runs of three characters."""
    if before == after:
        return [(0, len(before))]
    left, right = (re.findall(r"\w+|\W", text) for text in (before, after))
    starts = [0]
    for word in left:
        starts.append(starts[-1] + len(word))
    found = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, False).get_opcodes():
        if tag == "equal":
            # Lone marks inside a value are no survivors, but what surrounds a value is.
            found.append((starts[a], starts[b]))
        elif tag == "replace":
            old, new = "".join(left[a:b]), "".join(right[c:d])
            if len(old) * len(new) > 4_000_000:
                continue
            for block in difflib.SequenceMatcher(None, old, new, False).get_matching_blocks():
                if block.size >= 3:
                    found.append((starts[a] + block.a, starts[a] + block.a + block.size))
    return found


def masked(before, after):
    """What is not there any more, in UTF-8 offsets."""
    spans, end = [], 0
    for start, stop in [*survivors(before, after), (len(before), len(before))]:
        if start > end:
            spans.append((end, start))
        end = max(end, stop)
    if before.isascii():
        return spans
    places = [0]
    for character in before:
        places.append(places[-1] + len(character.encode()))
    return [(places[a], places[b]) for a, b in spans]


def outputs_by_line(command, records, environment):
    """The output of a program that works by line; None if it does not keep the lines apart."""
    whole = "".join(r["text"] if r["text"].endswith("\n") else r["text"] + "\n" for r in records)
    result = subprocess.run(command, input=whole.encode(), capture_output=True, env=environment)
    lines = result.stdout.decode(errors="replace").split("\n")
    if result.returncode not in (0, 1) or len(lines) != whole.count("\n") + 1:
        raise RuntimeError(f"{len(lines) - 1} lines out for {whole.count(chr(10))} lines in")
    found, at = [], 0
    for record in records:
        count = record["text"].count("\n") + (not record["text"].endswith("\n"))
        text = "\n".join(lines[at:at + count])
        found.append(text + "\n" if record["text"].endswith("\n") else text)
        at += count
    return found


def outputs_by_record(command, records, environment):
    """The output of a wrapper in peers/ that takes whole records, lines together."""
    given = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in records)
    result = subprocess.run([*command, "--records"], input=given.encode(), capture_output=True,
                            env=environment)
    if result.returncode:
        raise RuntimeError(result.stderr.decode(errors="replace").strip().split("\n")[-1][:200])
    return [json.loads(line)["output"] for line in result.stdout.splitlines()]


def found_by_offset(command, records, environment):
    """The matches of a program that prints `offset:match`, joined where they touch."""
    data = "".join(r["text"] if r["text"].endswith("\n") else r["text"] + "\n" for r in records)
    result = subprocess.run(command, input=data.encode(), capture_output=True, env=environment)
    hits = [(int(m[1]), int(m[1]) + len(m[2])) for m in re.finditer(
        rb"^(\d+)[:+](.*)$", result.stdout, re.M)]
    found, at, next_hit = [], 0, 0
    for record in records:
        size = len(record["text"].encode()) + (not record["text"].endswith("\n"))
        spans = []
        while next_hit < len(hits) and hits[next_hit][0] < at + size:
            spans.append((hits[next_hit][0] - at, hits[next_hit][1] - at))
            next_hit += 1
        found.append(spans)
        at += size
    return found


class Sets:
    """The labelled sets: our own always, the shared one where it is."""

    def __init__(self, root, scratch):
        self.scratch = scratch
        own = os.path.join(scratch, "own.jsonl")
        labelled.write(own)
        self.files = {"own": [own]}
        shared = os.path.join(root, "..", "shared", "eval")
        self.scorer = os.path.join(shared, "score.py")
        if os.path.exists(self.scorer):
            folder = os.path.join(shared, "dev")
            self.files["shared"] = [os.path.join(folder, name) for name in
                                    sorted(os.listdir(folder)) if name.endswith(".jsonl")]

    def records(self, name, every=1):
        found = []
        for path in self.files[name]:
            with open(path, encoding="utf-8") as file:
                found += [json.loads(line) for line in file]
        return found[::every]

    def score(self, name, records, spans):
        """Leaked shares by group and bytes masked by mistake per KB."""
        if name != "shared":
            return own_score(records, spans)
        gold, predicted = (os.path.join(self.scratch, f"{part}.jsonl") for part in ("g", "p"))
        with open(gold, "w") as file:
            file.writelines(json.dumps(record) + "\n" for record in records)
        with open(predicted, "w") as file:
            file.writelines(json.dumps({"id": record["id"], "spans": [
                {"start": a, "end": b, "type": "OTHER"} for a, b in found]}) + "\n"
                for record, found in zip(records, spans))
        report = json.loads(subprocess.run(
            [sys.executable, self.scorer, gold, "--pred", predicted, "--json"],
            capture_output=True, check=True).stdout)["total"]
        leaks = {group: report["groups"][group]["leaked"] for group in GROUPS
                 if group in report["groups"]}
        return {"leaked": leaks, "records": len(records),
                "masked_by_mistake_per_kb": report["over_redaction_bytes_per_kb"]}


def own_score(records, spans):
    """The same figures for our own set."""
    asked, kept, plain, wrong = {}, {}, 0, 0
    for record, found in zip(records, spans):
        mask = bytearray(len(record["text"].encode()))
        for start, end in found:
            mask[start:end] = b"\x01" * (min(end, len(mask)) - start)
        for span in record["spans"]:
            group = next((g for g, types in OWN_GROUPS.items() if span["type"] in types),
                         "structured")
            size = span["end"] - span["start"]
            hidden = sum(mask[span["start"]:span["end"]])
            for name in ("ALL", group):
                asked[name] = asked.get(name, 0) + size
                kept[name] = kept.get(name, 0) + size - hidden
            mask[span["start"]:span["end"]] = bytes(size)
            plain -= size
        plain += len(mask)
        wrong += sum(mask)
    return {"leaked": {group: kept[group] / asked[group] for group in GROUPS if group in asked},
            "records": len(records), "masked_by_mistake_per_kb": 1024 * wrong / plain}
