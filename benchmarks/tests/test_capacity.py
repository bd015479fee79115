# SPDX-License-Identifier: Apache-2.0
"""The capacity model, against figures worked out by hand."""

import contextlib
import io
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import capacity  # noqa: E402


class Capacity(unittest.TestCase):
    def test_a_terabyte_at_a_hundred_megabytes_a_second_takes_ten_thousand_seconds(self):
        found = capacity.plan(rate=100, price=0.36)
        self.assertAlmostEqual(found["core_hours_per_day"], 10_000 / 3600)
        self.assertAlmostEqual(found["price_per_day"], 1.0)
        self.assertAlmostEqual(found["price_per_terabyte"], 1.0)
        self.assertAlmostEqual(found["cores_mean"], 10_000 / 86_400)
        self.assertAlmostEqual(found["cores_peak"], 30_000 / 86_400)

    def test_the_bottleneck_is_the_smallest_limit(self):
        limits = {"rate": 500, "cores": 4, "nic_gigabits": 10}
        self.assertEqual(capacity.plan(**limits)["bottleneck"], "NIC")
        self.assertEqual(capacity.plan(**limits, shipper=80)["bottleneck"], "shipper")
        self.assertEqual(capacity.plan(**limits, shipper=80, disk=70)["bottleneck"], "disk")
        self.assertEqual(capacity.plan(rate=100, cores=2)["bottleneck"], "sluice")

    def test_nodes_carry_the_busiest_moment(self):
        # 86.4 TB a day is 1,000 MB/s, at the peak 3,000; a node passes 1,250.
        self.assertEqual(capacity.plan(rate=1000, cores=8, terabytes_per_day=86.4)["nodes"], 3)
        self.assertEqual(capacity.plan(rate=1000, cores=8, terabytes_per_day=0.001)["nodes"], 1)

    def test_amdahl(self):
        self.assertAlmostEqual(capacity.single_stream(100, 4, None), 400)
        self.assertAlmostEqual(capacity.single_stream(100, 4, 0.0), 400)
        self.assertAlmostEqual(capacity.single_stream(100, 4, 1.0), 100)
        self.assertAlmostEqual(capacity.single_stream(100, 2, 1 / 3), 150)

    def test_speed_and_serial_share_come_from_the_newest_run(self):
        with tempfile.TemporaryDirectory() as runs:
            for name, date, rate in (("a", "2026-01-02 03:04 UTC", 10), ("b", "2026-03-01 00:00 UTC", 20)):
                os.mkdir(os.path.join(runs, name))
                row = {"mb_per_second": rate, "wall_one_worker_mb_per_second": 100,
                       "wall_two_workers_mb_per_second": 160}
                with open(os.path.join(runs, name, "report.json"), "w") as file:
                    json.dump({"date": date, "scenarios": {"plain": row}}, file)
            report = capacity.latest(runs)
            self.assertEqual(report["name"], "b")
            rate, serial = capacity.measured(report, "plain")
            self.assertEqual(rate, 20)
            self.assertAlmostEqual(capacity.single_stream(100, 2, serial), 160)
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                capacity.main(["--runs", runs])
            self.assertIn("20 MB/s a core (run b)", said.getvalue())
            with self.assertRaises(SystemExit) as problem:
                capacity.main(["--runs", runs, "--corpus", "runes"])
            self.assertIn("--megabytes-per-second", str(problem.exception))


if __name__ == "__main__":
    unittest.main()
