"""The sandbox's control surface, for the Python scripts of tests."""

import datetime
import json
import os
import urllib.request

import botocore.waiter


def control(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    url = f"{os.environ['AWS_ENDPOINT_URL']}/_sandbox/{path}"
    with urllib.request.urlopen(urllib.request.Request(url, data, {"content-type": "application/json"})) as answer:
        return json.loads(answer.read())


class Advance:
    """`advance(seconds)` moves the account's clock; boto3's waiters wait on that clock instead of in real time."""

    def __init__(self):
        botocore.waiter.time = self

    def __call__(self, seconds):
        control("clock", {"advanceSeconds": seconds})

    def sleep(self, seconds):
        self(seconds)

    def time(self):
        return self.now().timestamp()

    def now(self):
        return datetime.datetime.fromisoformat(control("clock")["now"].replace("Z", "+00:00"))

    def hook(self, function, kind):
        control("hooks", {"functionName": function, "kind": kind})

    def pending(self):
        return control("hooks/pending")["pending"]
