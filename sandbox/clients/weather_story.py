"""Meets the sandbox's weather with boto3 and prints, as JSON, what it saw: code and status of every refusal.

The endpoint and the credentials come from the environment (AWS_ENDPOINT_URL and so on), as with AWS itself.
"""

import json
import os
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, EndpointConnectionError

BASE = os.environ["AWS_ENDPOINT_URL"] + "/_sandbox/"
ONCE = Config(retries={"total_max_attempts": 1})
CALLS = {
    "codedeploy": lambda client: client.list_applications(),
    "lambda": lambda client: client.list_functions(),
    "cloudwatch": lambda client: client.describe_alarms(),
    "logs": lambda client: client.describe_log_groups(),
    "cloudformation": lambda client: client.describe_stacks(),
    "apigateway": lambda client: client.get_rest_apis(),
    "sts": lambda client: client.get_caller_identity(),
}
clients = {name: boto3.client(name, config=ONCE) for name in CALLS}


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, data, {"content-type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def outcome(name):
    try:
        CALLS[name](clients[name])
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    except (ConnectionClosedError, EndpointConnectionError) as error:
        return [type(error).__name__]
    return ["ok"]


def under(fault):
    control("POST", "faults", fault)
    try:
        return {name: outcome(name) for name in CALLS}
    finally:
        control("DELETE", "faults")


seen = {
    "throttled": under({"kind": "throttle"}),
    "expired": under({"kind": "expired-token"}),
    "denied": under({"kind": "access-denied"}),
    "broken": under({"kind": "error", "status": 503}),
    "clear": under({"kind": "latency", "latencyMs": 1}),
}
# What boto3 does by itself with a limit: its standard mode waits and tries again until it is through.
control("POST", "faults", {"kind": "rate-limit", "service": "lambda", "perSecond": 5, "burst": 1})
patient = boto3.client("lambda", config=Config(retries={"total_max_attempts": 8, "mode": "standard"}))
tries = [patient.list_functions()["ResponseMetadata"]["RetryAttempts"] for _ in range(3)]
seen["retried"] = sum(tries) > 0
control("DELETE", "faults")

functions = boto3.client("lambda")
functions.create_function(
    FunctionName="orders", Role="arn:aws:iam::482109371166:role/x", Runtime="python3.12", Handler="i.h",
    Code={"ZipFile": b"0"}, Publish=True,
)
functions.put_function_concurrency(FunctionName="orders", ReservedConcurrentExecutions=0)
try:
    boto3.client("lambda", config=ONCE).invoke(FunctionName="orders")
except functions.exceptions.TooManyRequestsException as error:
    seen["stopped"] = [error.response["Reason"], error.response["Error"]["Message"]]
try:
    functions.get_provisioned_concurrency_config(FunctionName="orders", Qualifier="1")
except functions.exceptions.ProvisionedConcurrencyConfigNotFoundException as error:
    seen["notProvisioned"] = error.response["Error"]["Message"]
seen["limit"] = functions.get_account_settings()["AccountLimit"]["UnreservedConcurrentExecutions"]
print(json.dumps(seen))
