"""Work in a process of its own, ended where it takes too long."""

import multiprocessing
import sys


def limited(seconds, work, *arguments):
    """What work(*arguments) returns, or None where it does not end in time or fails; what it fails with is told."""
    answer = multiprocessing.Queue()
    process = multiprocessing.Process(target=_put, args=(answer, work, arguments))
    process.start()
    try:
        return answer.get(timeout=seconds)
    except Exception:  # noqa: BLE001: an empty queue is no answer, whatever the reason
        return None
    finally:
        process.kill()
        process.join()


def _put(answer, work, arguments):
    try:
        answer.put(work(*arguments))
    except Exception as problem:  # noqa: BLE001: whatever a peer does not do is no answer
        print(f"{work.__name__}: {problem}", file=sys.stderr)
        answer.put(None)
