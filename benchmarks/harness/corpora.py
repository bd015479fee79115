# SPDX-License-Identifier: Apache-2.0
"""Seeded corpora: every value is invented, every byte follows from the name and the seed.

A smaller corpus is the beginning of a larger one. Only `random.random()` is drawn from, since it
is the one generator method whose sequence Python promises to keep.
"""

import base64
import json
import random
import re

import words


class Source:
    """Draws invented values."""

    def __init__(self, seed):
        self.draw = random.Random(seed).random
        self.clock = 1_793_600_000_000  # milliseconds

    def below(self, count):
        return int(self.draw() * count)

    def one(self, items):
        return items[int(self.draw() * len(items))]

    def digits(self, count):
        return str(int(self.draw() * 10**count)).zfill(count)

    def hexadecimal(self, count):
        return "%0*x" % (count, int(self.draw() * 16**count)) if count <= 12 else (
            self.hexadecimal(12) + self.hexadecimal(count - 12))

    def letters(self, count, alphabet=words.BASE62):
        return "".join([alphabet[int(self.draw() * len(alphabet))] for _ in range(count)])

    def ip(self):
        first = self.one((10, 10, 172, 192, 203, 81, 45, 118))
        return f"{first}.{self.below(256)}.{self.below(256)}.{1 + self.below(254)}"

    def uuid(self):
        h = self.hexadecimal
        return f"{h(8)}-{h(4)}-4{h(3)}-a{h(3)}-{h(12)}"

    def name(self):
        return self.one(words.GIVEN) + " " + self.one(words.FAMILY)

    def email(self):
        return (f"{self.one(words.GIVEN).lower()}.{self.one(words.FAMILY).lower()}"
                f"{self.below(90)}@{self.one(words.DOMAINS)}")

    def card(self):
        body = "4" + self.digits(14)
        total = sum(int(c) if i % 2 else (int(c) * 2 - 9 * (int(c) > 4))
                    for i, c in enumerate(body))
        number = body + str(-total % 10)
        return " ".join(number[i:i + 4] for i in range(0, 16, 4))

    def iban(self):
        body = self.digits(18)
        return f"DE{98 - int(body + '131400') % 97:02d}{body}"

    def jwt(self):
        def part(value):
            return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
        return ".".join((part({"alg": "HS256", "typ": "JWT"}),
                         part({"sub": self.digits(8), "iat": self.clock // 1000}),
                         self.letters(43)))

    def stamp(self):
        """The parts of an advancing time of day."""
        self.clock += self.below(900)
        seconds, milli = divmod(self.clock, 1000)
        day, second = divmod(seconds, 86400)
        return (3 + day % 25, second // 3600, second // 60 % 60, second % 60, milli)

    def words(self, count):
        return " ".join([self.one(words.COMMON) for _ in range(count)])


VALUES = {
    "ip": Source.ip, "uuid": Source.uuid, "email": Source.email, "name": Source.name,
    "card": Source.card, "iban": Source.iban, "jwt": Source.jwt,
    "iso": lambda s: "2026-11-%02d %02d:%02d:%02d,%03d" % s.stamp(),
    "isot": lambda s: "2026-11-%02dT%02d:%02d:%02d.%03dZ" % s.stamp(),
    "iso0": lambda s: "2026-11-%02d %02d:%02d:%02d.%03d" % s.stamp(),
    "short": lambda s: "Nov %2d %02d:%02d:%02d" % s.stamp()[:4],
    "android": lambda s: "11-%02d %02d:%02d:%02d.%03d" % s.stamp(),
    "compact": lambda s: "2611%02d %02d%02d%02d" % s.stamp()[:4],
    "spark": lambda s: "26/11/%02d %02d:%02d:%02d" % s.stamp()[:4],
    "health": lambda s: "202611%02d-%02d:%02d:%02d:%03d" % s.stamp(),
    "apache": lambda s: "Sat Nov %02d %02d:%02d:%02d 2026" % s.stamp()[:4],
    "clf": lambda s: "%02d/Nov/2026:%02d:%02d:%02d +0000" % s.stamp()[:4],
    "epoch": lambda s: str(s.clock // 1000), "epochms": lambda s: str(s.clock),
    "port": lambda s: str(32768 + s.below(28000)), "pid": lambda s: str(200 + s.below(31000)),
    "word": lambda s: s.one(words.COMMON), "words": lambda s: s.words(3 + s.below(7)),
    "user": lambda s: s.one(words.ACCOUNTS), "host": lambda s: s.one(words.HOSTS),
    "path": lambda s: "/" + "/".join(s.one(words.COMMON) for _ in range(2 + s.below(3))),
    "agent": lambda s: s.one(words.AGENTS), "phone": lambda s: "+49 30 " + s.digits(8),
    "ssn": lambda s: f"{100 + s.below(500)}-{10 + s.below(80)}-{1000 + s.below(8999)}",
    "mac": lambda s: ":".join(s.hexadecimal(2) for _ in range(6)),
    "token": lambda s: "ghp_" + s.letters(36), "class": lambda s: s.one(words.CLASSES),
    "password": lambda s: s.letters(9) + "!" + s.digits(2),
    "status": lambda s: s.one(("200", "200", "200", "200", "304", "404", "302", "500")),
    "level": lambda s: s.one(("INFO", "INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR")),
}


def compiled(template):
    """A function from a source to the filled-in template; `{d4}` and `{x8}` are digits and hex."""
    pieces = []
    for text, field in re.findall(r"([^{]*)(?:\{(\w+)\})?", template):
        if text:
            pieces.append(text)
        if field in VALUES:
            pieces.append(VALUES[field])
        elif field[:1] == "d":
            pieces.append(lambda s, n=int(field[1:]): str(int((0.1 + 0.9 * s.draw()) * 10**n)))
        elif field[:1] == "x":
            pieces.append(lambda s, n=int(field[1:]): s.hexadecimal(n))

    def fill(source):
        return "".join([p if p.__class__ is str else p(source) for p in pieces])
    return fill


SYSTEMS = {name: [compiled(t) for t in lines] for name, lines in words.SYSTEMS.items()}
FRAGMENTS = [compiled(t) for t in words.FRAGMENTS]
ACCESS = [compiled(t) for t in words.ACCESS]
PROSE = [compiled(t) for t in words.PROSE]


def plain(source):
    while True:
        lines = SYSTEMS[source.one(list(SYSTEMS))]
        for _ in range(40 + source.below(120)):
            yield source.one(lines)(source)


def dense(source):
    for line in plain(source):
        if source.draw() < 0.1:
            line += " " + source.one(FRAGMENTS)(source)
        yield line


def json_lines(source):
    value = VALUES
    while True:
        record = {"timestamp": value["isot"](source), "level": value["level"](source),
                  "logger": value["class"](source), "thread": f"worker-{source.below(64)}",
                  "message": source.words(6 + source.below(8)),
                  "request_id": source.uuid(), "client_ip": source.ip(),
                  "duration_ms": source.below(4000), "status": int(value["status"](source))}
        if source.draw() < 0.4:
            record["user"] = {"email": source.email(), "name": source.name(),
                              "id": source.below(900000)}
        else:
            record["span"] = {"trace_id": source.hexadecimal(32), "id": source.hexadecimal(16)}
        yield json.dumps(record)


def access(source):
    while True:
        yield source.one(ACCESS)(source)


def kubernetes(source):
    inner = [SYSTEMS["spark"], SYSTEMS["zookeeper"], ACCESS]
    while True:
        day, hour, minute, second, milli = source.stamp()
        line = source.one(source.one(inner))(source)
        yield ("2026-11-%02dT%02d:%02d:%02d.%03d%sZ %s %s %s" % (
            day, hour, minute, second, milli, source.digits(6),
            "stderr" if source.draw() < 0.3 else "stdout",
            "P" if source.draw() < 0.02 else "F", line))


def prose(source):
    while True:
        sentences = [source.one(PROSE)(source) for _ in range(3 + source.below(5))]
        yield " ".join(sentences) + "\n"


def prompts(source):
    while True:
        turns = [{"role": "system", "content": "You are a helpful assistant for " +
                  source.words(4) + "."}]
        for turn in range(1 + source.below(4)):
            text = " ".join(source.one(PROSE)(source) for _ in range(2 + source.below(6)))
            turns.append({"role": "assistant" if turn % 2 else "user", "content": text})
        yield json.dumps({"model": "example-large", "temperature": 0.2, "messages": turns})


GENERATORS = {"plain": plain, "dense": dense, "json": json_lines, "access": access,
              "kubernetes": kubernetes, "prose": prose, "prompts": prompts}


def write(name, seed, size, path):
    """Writes whole lines until at least `size` bytes are in the file at `path`."""
    source, written, batch = Source(seed), 0, []
    with open(path, "wb") as file:
        for line in GENERATORS[name](source):
            batch.append(line)
            if len(batch) == 500:
                data = ("\n".join(batch) + "\n").encode()
                batch.clear()
                file.write(data)
                written += len(data)
                if written >= size:
                    return


# One shape a file. Lines stay under the default record limit, so nothing is withheld unseen.
PATHOLOGICAL = {
    "log-text": None, "at-signs": b"@", "digits": b"7", "letters": b"a", "spaces": b" ",
    "newlines": b"\n", "nul": b"\0", "bad-utf8": b"\xff\xc0", "random": None,
    "email-chain": b"a@", "jwt-chain": b"eyJ-", "colons": b":", "ipv6-loopback": b"::1 ",
    "colon-letters": b"a:", "dotted-ones": b"1.", "url-heads": b"a://", "github-heads": b"ghp_-",
    "card-groups": b"4111 ", "password-keys": b"password=", "pem-heads": b"-----BEGIN ",
    "bearer-heads": b"bearer x.",
}


def write_pathological(shape, size, path, line=524_288):
    unit = PATHOLOGICAL[shape]
    if shape == "log-text":
        lines = plain(Source(7))
        body = " ".join(next(lines) for _ in range(line // 60)).encode()
        body = (body * (line // len(body) + 1))[:line]
    elif shape == "random":
        body = random.Random(7)
        body = bytes(int(body.random() * 256) for _ in range(line))
    else:
        body = (unit * (line // len(unit) + 1))[:line]
    with open(path, "wb") as file:
        for _ in range(max(1, size // line)):
            file.write(body + b"\n")
