# SPDX-License-Identifier: Apache-2.0
"""A small labelled set of our own: the corpora's templates, with the place of each value known.

Records have the form of `sluice evaluate`: {"id", "kind", "text", "spans"} with UTF-8 offsets.
Every text is ASCII, so characters and bytes are the same.
"""

import json
import re

import corpora
import words

TYPES = {"ip": "IPV4", "email": "EMAIL", "name": "PERSON", "card": "CREDIT_CARD", "iban": "IBAN",
         "jwt": "SECRET", "token": "SECRET", "password": "SECRET", "phone": "PHONE",
         "ssn": "US_SSN", "mac": "MAC"}
SEED = 20


def filled(template, source):
    """The text of a template and the spans of its values."""
    text, spans = "", []
    for literal, field in re.findall(r"([^{]*)(?:\{(\w+)\})?", template):
        text += literal
        if not field:
            continue
        value = corpora.compiled("{" + field + "}")(source)
        if field in TYPES:
            spans.append({"start": len(text), "end": len(text) + len(value),
                          "type": TYPES[field]})
        text += value
    return text, spans


def json_record(source):
    """A JSON log line; its values hold nothing that JSON escapes."""
    fields = [("timestamp", "isot"), ("level", "level"), ("logger", "class"),
              ("message", "words"), ("request_id", "uuid"), ("client_ip", "ip")]
    fields += [("email", "email"), ("full_name", "name")] if source.draw() < 0.5 else [
        ("phone", "phone"), ("iban", "iban")]
    body, spans = filled(", ".join(f'"{key}": "{{{field}}}"' for key, field in fields), source)
    return "{" + body + "}", [{**s, "start": s["start"] + 1, "end": s["end"] + 1} for s in spans]


def records(count=1200):
    """Four kinds in turn: dense log lines, access logs, JSON, prose."""
    source = corpora.Source(SEED)
    systems = [line for lines in words.SYSTEMS.values() for line in lines]
    for index in range(count):
        kind = ("log", "log", "json", "text")[index % 4]
        if index % 4 == 0:
            text, spans = filled(source.one(systems) + " " + source.one(words.FRAGMENTS), source)
        elif index % 4 == 1:
            text, spans = filled(source.one(words.ACCESS), source)
        elif kind == "json":
            text, spans = json_record(source)
        else:
            text, spans = filled(" ".join(source.one(words.PROSE) for _ in range(4)), source)
        yield {"id": f"own-{index:04}", "source": f"own/{kind}", "kind": kind,
               "text": text + "\n", "spans": spans}


def write(path):
    with open(path, "w") as file:
        for record in records():
            file.write(json.dumps(record) + "\n")
