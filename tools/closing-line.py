"""Adds up test reports and prints the one closing line, alone and last.

Each argument is REPORT.xml:STATUS, the report and the exit status of the runner that wrote it. A runner that
failed without a report, or with no failure in it (it crashed), counts as one failure.
"""
import sys
import xml.etree.ElementTree as ElementTree


def count(path, status):
    """Passed, failed and skipped of one report."""
    try:
        cases = list(ElementTree.parse(path).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError):
        return 0, 1, 0
    # By test: the totals at the top of a Swift Testing report count issues, of which one test may have many.
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    passed = len(cases) - failed - skipped
    if status != 0 and failed == 0:
        failed = 1
    return passed, failed, skipped


def main(arguments):
    counts = [count(path, int(status)) for path, _, status in (each.rpartition(":") for each in arguments)]
    passed, failed, skipped = (sum(column) for column in zip(*counts))
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or passed == 0 else 0


sys.exit(main(sys.argv[1:]))
