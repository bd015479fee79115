# SPDX-License-Identifier: Apache-2.0
"""Measurements of one command: CPU time, memory, digest, instructions, delay and start-up."""

import concurrent.futures
import fcntl
import hashlib
import os
import re
import statistics
import struct
import subprocess
import termios
import time

# Swift seeds its hash tables per process; a fixed seed makes instruction counts repeatable.
ENVIRONMENT = {**os.environ, "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1"}
CORES = sorted(os.sched_getaffinity(0))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def output_digest(command, path, environment=ENVIRONMENT):
    with open(path, "rb") as source:
        child = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, env=environment)
        value = hashlib.file_digest(child.stdout, "sha256").hexdigest()
        if child.wait() != 0:
            raise RuntimeError(f"{command[0]} left with status {child.returncode}")
    return value


def once(command, path, cores, environment=ENVIRONMENT, accepted=(0,), target="/dev/null"):
    """CPU seconds (user + system) and wall seconds of one run from a file to `target`."""
    os.sched_setaffinity(0, cores)
    try:
        actions = [(os.POSIX_SPAWN_OPEN, 0, path, os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
                    0o600)]
        begun = time.perf_counter()
        pid = os.posix_spawnp(command[0], command, environment, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - begun
    finally:
        os.sched_setaffinity(0, CORES)
    if os.waitstatus_to_exitcode(status) not in accepted:
        raise RuntimeError(f"{command[0]} left with status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, wall


def timed(command, path, rounds=5, workers=1, environment=ENVIRONMENT, accepted=(0,),
          target="/dev/null"):
    """The median CPU and wall seconds of `rounds` runs, on one core for one worker."""
    cores = CORES[:1] if workers == 1 else CORES
    runs = [once(command, path, cores, environment, accepted, target) for _ in range(rounds)]
    return statistics.median(r[0] for r in runs), statistics.median(r[1] for r in runs)


def peak_memory(command, blocks):
    """Peak resident bytes of the command's own image, and how many of them are pages of files.

    Those are code and tables, which the kernel shares between processes and drops when it needs
    room; how many it maps is its choice. Both are read before the input ends; `ru_maxrss` would
    count the parent's pages, which a child shares until it executes. `blocks` gives the input.
    """
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             env=ENVIRONMENT)
    for block in blocks:
        child.stdin.write(block)
    child.stdin.flush()
    # What is written has been read once the pipe is empty; then the last chunk is at work.
    while unread(child.stdin) and child.poll() is None:
        time.sleep(0.001)
    with open(f"/proc/{child.pid}/status") as status:
        text = status.read()
    peak, file = (int(re.search(name + r":\s+(\d+)", text).group(1)) * 1024
                  for name in ("VmHWM", "RssFile"))
    child.stdin.close()
    if child.wait() != 0:
        raise RuntimeError(f"{command[0]} left with status {child.returncode}")
    return peak, file


def unread(pipe):
    """Bytes that are in a pipe."""
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


def blocks_of(path):
    """The bytes of a file, in blocks."""
    with open(path, "rb") as source:
        while block := source.read(262_144):
            yield block


def instructions(command, path):
    """Instructions of one run, counted by cachegrind, which is faster at it than callgrind."""
    with open(path, "rb") as source:
        result = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
             *command],
            stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)
    found = re.search(rb"I\s+refs:\s+([\d,]+)", result.stderr)
    if result.returncode or not found:
        raise RuntimeError("cachegrind: " + result.stderr.decode(errors="replace")[-400:])
    return int(found.group(1).replace(b",", b""))


def counts(command, paths):
    """Instructions of a run on each of these inputs, as many at a time as there are cores."""
    with concurrent.futures.ThreadPoolExecutor(len(CORES)) as pool:
        return list(pool.map(lambda path: instructions(command, path), paths))


def instructions_per_byte(command, path, small, large, scratch):
    """The difference of two prefixes of a corpus, so that start-up cancels."""
    parts = [os.path.join(scratch, f"prefix-{size}") for size in (small, large)]
    sizes = [prefix(path, size, part) for size, part in zip((small, large), parts)]
    first, second = counts(command, parts)
    return (second - first) / (sizes[1] - sizes[0])


def prefix(path, size, target):
    """Copies whole lines of at most `size` bytes; gives the number of bytes."""
    with open(path, "rb") as source:
        data = source.read(size)
    data = data[:data.rfind(b"\n") + 1]
    with open(target, "wb") as file:
        file.write(data)
    return len(data)


def quantiles(values):
    ordered = sorted(values)
    return {"p50": ordered[len(ordered) // 2], "p99": ordered[len(ordered) * 99 // 100]}


def delays(commands, lines, gap=0.001):
    """Microseconds from writing a 160-byte line to having it back, the commands in turn."""
    head = b"2026-11-21 06:00:00,000 INFO com.example.api.Gateway - request 81723 from 203.0.113.7 "
    line = head + b"x" * (159 - len(head)) + b"\n"
    children = {name: subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       env=ENVIRONMENT, bufsize=0)
                for name, command in commands.items()}
    values = {name: [] for name in commands}
    for index in range(lines + 50):
        for name, child in children.items():
            time.sleep(gap)
            begun = time.perf_counter_ns()
            os.write(child.stdin.fileno(), line)
            while not os.read(child.stdout.fileno(), 65_536).endswith(b"\n"):
                pass
            if index >= 50:
                values[name].append((time.perf_counter_ns() - begun) / 1000)
    for child in children.values():
        child.stdin.close()
        child.wait()
    return {name: quantiles(found) for name, found in values.items()}


def startups(commands, spawns):
    """Milliseconds from the spawn to the first output byte, the commands in turn."""
    values = {name: [] for name in commands}
    for _ in range(spawns):
        for name, command in commands.items():
            begun = time.perf_counter_ns()
            child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     env=ENVIRONMENT, bufsize=0)
            child.stdin.write(b"one line\n")
            os.read(child.stdout.fileno(), 64)
            values[name].append((time.perf_counter_ns() - begun) / 1e6)
            child.stdin.close()
            child.stdout.close()
            child.wait()
    return {name: quantiles(found) for name, found in values.items()}
