# SPDX-License-Identifier: Apache-2.0
"""What the harness reads off outputs, draws and publishes."""

import json
import os
import sys
import unittest
import xml.etree.ElementTree

BENCHMARKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(BENCHMARKS, "harness"))

import chart  # noqa: E402
import labelled  # noqa: E402
import publish  # noqa: E402
import quality  # noqa: E402
import report  # noqa: E402


def hidden(before, after):
    """What of `before` is masked in `after`."""
    data = before.encode()
    return [data[a:b].decode() for a, b in quality.masked(before, after)]


class Leak(unittest.TestCase):
    def test_a_replaced_value_is_masked_and_its_surroundings_are_not(self):
        self.assertEqual(hidden("mail jane@example.com now\n", "mail [EMAIL] now\n"),
                         ["jane@example.com"])
        self.assertEqual(hidden('{"a":"x@y.org"}', '{"a":"[X]"}'), ["x@y.org"])

    def test_what_is_left_of_a_value_has_leaked(self):
        self.assertEqual(hidden("card 4929583706128345 ok", "card ************8345 ok"),
                         ["492958370612"])
        self.assertEqual(hidden("no change", "no change"), [])

    def test_offsets_are_those_of_bytes(self):
        self.assertEqual(quality.masked("é x@y.org ü", "é [X] ü"), [(3, 10)])

    def test_own_score_counts_bytes(self):
        text = "a jane@example.com b"
        record = {"id": "1", "text": text, "spans": [{"start": 2, "end": 18, "type": "EMAIL"}]}
        score = quality.own_score([record], [[(2, 10)]])
        self.assertAlmostEqual(score["leaked"]["ALL"], 0.5)
        self.assertEqual(score["masked_by_mistake_per_kb"], 0)
        self.assertEqual(quality.own_score([record], [[(0, 20)]])["leaked"]["structured"], 0)
        self.assertAlmostEqual(
            quality.own_score([record], [[(0, 20)]])["masked_by_mistake_per_kb"], 1024)

    def test_spans_of_generated_records_hold_their_values(self):
        records = list(labelled.records(40))
        self.assertTrue(all(r["text"].isascii() for r in records))
        mails = [r["text"][s["start"]:s["end"]] for r in records for s in r["spans"]
                 if s["type"] == "EMAIL"]
        self.assertTrue(mails and all("@" in mail and " " not in mail for mail in mails))
        for record in records[2::4]:
            json.loads(record["text"])


def tool(speed, leak, **more):
    return {"work": "x", "speed": {"dense": {"mb_per_second": speed, "bytes": 1e6, "rounds": 5}},
            "quality": {"own": {"leaked": {"ALL": leak}, "records": 1,
                                "masked_by_mistake_per_kb": 0.0}}, **more}


class Drawing(unittest.TestCase):
    result = {"kind": "peers", "corpora": ["dense"], "tools": {
        "sluice": tool(500, 0.01, own=True), "cat": tool(9000, 1.0), "sed -E": tool(40, 0.5),
        "perl": tool(41, 0.5), "rg": tool(42, 0.5), "gone": {"work": "x", "missing": "no network"}}}

    def test_the_chart_is_whole_and_leaves_out_what_is_missing(self):
        drawn = chart.speed_against_leak(self.result)
        root = xml.etree.ElementTree.fromstring(drawn)
        circles = [e for e in root.iter() if e.tag.endswith("circle")]
        self.assertEqual(len(circles), 5)
        self.assertIn("prefers-color-scheme: dark", drawn)
        self.assertNotIn("gone", drawn)

    def test_the_report_says_why_a_tool_is_missing(self):
        text = "\n".join(report.side_by_side(self.result))
        self.assertIn("gone is not installed or failed: no network", text)
        self.assertIn("| **sluice** |", text)

    def test_workers_are_modelled_through_two(self):
        row = {"wall_one_worker_mb_per_second": 100, "wall_two_workers_mb_per_second": 200}
        self.assertAlmostEqual(report.modelled(row, 8), 800)
        row["wall_two_workers_mb_per_second"] = 90
        self.assertAlmostEqual(report.modelled(row, 8), 100)


class Published(unittest.TestCase):
    def test_documents_say_what_the_latest_run_measured(self):
        self.assertEqual(publish.publish(write=False), [], "run benchmarks/harness/publish.py")


    def test_the_readme_counts_the_rules_that_there_are(self):
        root = os.path.join(BENCHMARKS, "..")
        folders = {name: sum(len([f for f in files if f.endswith(".toml")]) for _, _, files in os.walk(
            os.path.join(root, "patterns", name))) for name in os.listdir(os.path.join(root, "patterns"))}
        total, secrets = sum(folders.values()), folders["secret"]
        with open(os.path.join(root, "README.md")) as file:
            text = file.read()
        self.assertIn(f"{total} rules: {secrets} for secrets", text)
        self.assertIn(f"and {total - secrets} for personal data", text)
        self.assertIn(f"{total} rules inside", text)


if __name__ == "__main__":
    unittest.main()
