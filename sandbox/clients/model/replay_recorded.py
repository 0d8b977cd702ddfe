"""Does with boto3 what was done when answers of real accounts were recorded, and compares what comes back.

The first argument is the folder of the recordings. Prints, as a JSON object, by the test and step of a recording what
differs: members, types, codes, messages, statuses, values that are no placeholders. Nothing is printed for steps that agree.
"""

import datetime
import io
import json
import os
import re
import sys
import zipfile
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "testing"))

from control import Advance, control
from replay_apigateway import replay_apigateway

FOLDER = Path(sys.argv[1])
ROLE = "arn:aws:iam::482109371166:role/lambda-role"
# Some of what was recorded are answers to what boto3 would not send.
ANYTHING = Config(parameter_validation=False)
functions = boto3.client("lambda", config=ANYTHING)
watch = boto3.client("cloudwatch", config=ANYTHING)
advance = Advance()
differences, compared = {}, []


def placeholder(recorded, actual):
    if recorded in ("date", "timestamp", "datetime"):
        return not isinstance(actual, (int, float, bool))
    pattern = re.escape(recorded).replace("111111111111", r"\d{12}").replace("MM/DD/YY\\ HH:MM:SS", r"\d\d/\d\d/\d\d \d\d:\d\d:\d\d")
    pattern = re.sub(r"<[^>]+>", ".+", pattern.replace("\\-", "-"))
    return re.fullmatch(pattern, str(actual), re.DOTALL) is not None


def differ(recorded, actual, path):
    if isinstance(recorded, dict):
        if isinstance(actual, str) and actual.startswith("{"):
            actual = json.loads(actual)
        if not isinstance(actual, dict):
            return [f"{path}: {actual!r} instead of a structure"]
        found = [f"{path}.{key}: absent" for key in recorded if key not in actual]
        found += [f"{path}.{key}: {actual[key]!r}, which AWS did not answer" for key in actual if key not in recorded]
        for key in recorded.keys() & actual.keys():
            found += differ(recorded[key], actual[key], f"{path}.{key}")
        return sorted(found)
    if isinstance(recorded, list):
        if not isinstance(actual, list) or len(actual) != len(recorded):
            return [f"{path}: {actual!r} instead of {len(recorded)} rows"]
        return [one for n, row in enumerate(recorded) for one in differ(row, actual[n], f"{path}[{n}]")]
    if isinstance(recorded, str):
        return [] if placeholder(recorded, actual) else [f"{path}: {actual!r} instead of {recorded!r}"]
    return [] if recorded == actual and isinstance(recorded, bool) == isinstance(actual, bool) else [f"{path}: {actual!r} instead of {recorded!r}"]


def answer(call, **arguments):
    try:
        got = call(**arguments)
    except ClientError as error:
        got = error.response
    meta = got.get("ResponseMetadata", {})
    return {**got, "ResponseMetadata": {"HTTPHeaders": {}, "HTTPStatusCode": meta.get("HTTPStatusCode")}}


class Recording:
    """The steps of one recorded test."""

    def __init__(self, file, section, test):
        self.test = test
        self.steps = json.loads((FOLDER / f"{file}.json").read_text())[section][test]["recorded-content"]
        # At a full minute: what falls into a period of ten seconds must not depend on when this runs.
        control("reset", {"scenario": "empty", "rate": 0, "startAt": "2026-11-20T14:00:00Z"})

    def same(self, step, call, **arguments):
        got = answer(call, **arguments)
        self.compare(step, self.steps[step], got)
        return got

    def compare(self, step, recorded, got):
        compared.append(f"{self.test} {step}")
        if "Payload" in got:
            got = {**got, "Payload": json.loads(got["Payload"].read())}
        found = differ(recorded, got, "")
        if found:
            differences[f"{self.test} {step}"] = found


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.py", "def handler(event, context): ...")
    return buffer.getvalue()


FUNCTION = {"FunctionName": "fn"}


def create(recording, **more):
    recording.same(
        "create_response", functions.create_function, **more, **FUNCTION, Handler="index.handler", Code={"ZipFile": zipped()}, PackageType="Zip",
        Role=ROLE, Runtime="python3.12", Environment={"Variables": {"testenv": "staging"}},
    )


def two_versions(recording, **more):
    create(recording, **more)
    recording.same("publish_v1", functions.publish_version, **FUNCTION)
    functions.update_function_configuration(**FUNCTION, Environment={"Variables": {"testenv": "prod"}})
    recording.same("publish_v2", functions.publish_version, **FUNCTION)


def weights(**to):
    return {"RoutingConfig": {"AdditionalVersionWeights": {name.lstrip("v").replace("LATEST", "$LATEST"): weight for name, weight in to.items()}}}


def alias_lifecycle():
    recording = Recording("lambda-alias-recorded", "alias", "TestLambdaAlias::test_alias_lifecycle")
    two_versions(recording)
    same, described = recording.same, {**FUNCTION, "Description": "custom-alias"}
    first = {**FUNCTION, "Name": "aliasname1_1"}
    same("create_alias_1_1", functions.create_alias, **described, Name="aliasname1_1", FunctionVersion="1", **weights(v2=0.2))
    same("get_alias_1_1", functions.get_alias, **first)
    same("get_function_alias_1_1", functions.get_function, **FUNCTION, Qualifier="aliasname1_1")
    arn = functions.get_function(**FUNCTION)["Configuration"]["FunctionArn"]
    same("get_function_byarn_alias_1_1", functions.get_function, FunctionName=f"{arn}:aliasname1_1")
    same("get_function_alias_notfound_exc", functions.get_function, **FUNCTION, Qualifier="aliasdoesnotexist")
    same("get_function_alias_byarn_notfound_exc", functions.get_function, FunctionName=f"{arn}:aliasdoesnotexist")
    same("create_alias_1_2", functions.create_alias, **described, Name="aliasname1_2", FunctionVersion="1")
    same("get_alias_1_2", functions.get_alias, **FUNCTION, Name="aliasname1_2")
    same("create_alias_1_3", functions.create_alias, **FUNCTION, Name="aliasname1_3", FunctionVersion="1")
    same("get_alias_1_3", functions.get_alias, **FUNCTION, Name="aliasname1_3")
    same("create_alias_2", functions.create_alias, **described, Name="aliasname2", FunctionVersion="2")
    same("get_alias_2", functions.get_alias, **FUNCTION, Name="aliasname2")
    # Recorded through a paginator, whose answers carry no metadata of their own.
    listed = answer(functions.list_aliases, **FUNCTION)
    del listed["ResponseMetadata"]
    recording.compare("list_aliases_for_fnname", recording.steps["list_aliases_for_fnname"], listed)
    same("update_alias_1_1", functions.update_alias, **first, **weights())
    same("get_alias_1_1_after_update", functions.get_alias, **first)
    same("list_aliases_for_fnname_after_update", functions.list_aliases, **FUNCTION)
    same("update_alias_1_2", functions.update_alias, **FUNCTION, Name="aliasname1_2", **weights())
    same("get_alias_1_2_after_update", functions.get_alias, **FUNCTION, Name="aliasname1_2")
    same("list_aliases_for_fnname_after_update_2", functions.list_aliases, **FUNCTION)
    same("list_aliases_for_version", functions.list_aliases, **FUNCTION, FunctionVersion="1")
    same("delete_alias_response", functions.delete_alias, **first)
    same("list_aliases_for_fnname_afterdelete", functions.list_aliases, **FUNCTION)


def alias_refusals():
    recording = Recording("lambda-alias-recorded", "alias", "TestLambdaAlias::test_notfound_and_invalid_routingconfigs")
    two_versions(recording, Publish=True)
    alias = {**FUNCTION, "Name": "custom"}
    for step, more in {
        "routing_config_exc_toomany": {"FunctionVersion": "1", **weights(v1=0.8, v2=0.2)},
        "routing_config_exc_toohigh": {"FunctionVersion": "1", **weights(v2=2)},
        "routing_config_exc_subzero": {"FunctionVersion": "1", **weights(v2=-1)},
        "routing_config_exc_sameversion": {"FunctionVersion": "1", **weights(v1=0.5)},
        "target_version_doesnotexist": {"FunctionVersion": "10", **weights(v2=0.5)},
        "routing_config_exc_version_doesnotexist": {"FunctionVersion": "1", **weights(v10=0.5)},
        "target_version_exc_version_latest": {"FunctionVersion": "$LATEST", **weights(v1=0.5)},
        "routing_config_exc_version_latest": {"FunctionVersion": "1", **weights(LATEST=0.5)},
        "create-alias-latest": {"FunctionVersion": "$LATEST", "Name": "custom-latest"},
        "routing_config_exc_fn_doesnotexist": {"FunctionName": "fn-unknown", "FunctionVersion": "1", **weights(v2=0.5)},
        "create_alias_empty_routingconfig": {"FunctionVersion": "1", "Name": "custom-empty-routingconfig", **weights()},
        "create_alias_response": {"FunctionVersion": "1", **weights(v2=0.5)},
        "routing_config_exc_already_exist": {"FunctionVersion": "1", **weights(v2=0.5)},
    }.items():
        recording.same(step, functions.create_alias, **{**alias, **more})
    recording.same("alias_does_not_exist_esc", functions.get_alias, **FUNCTION, Name="non-existent")


def alias_names():
    recording = Recording("lambda-alias-recorded", "alias", "TestLambdaAlias::test_alias_naming")
    create(recording)
    recording.same("publish_v1", functions.publish_version, **FUNCTION)
    alias = {**FUNCTION, "FunctionVersion": "1", "Description": "custom-alias"}
    recording.same("create_alias_date", functions.create_alias, **alias, Name="2024-01-02")
    recording.same("get_alias_date", functions.get_alias, **FUNCTION, Name="2024-01-02")
    recording.same("create_alias_number_exception", functions.create_alias, **alias, Name="2024")
    recording = Recording("lambda-alias-recorded", "alias", "TestLambdaAlias::test_non_existent_alias_deletion")
    create(recording)
    recording.same("delete_alias_response", functions.delete_alias, **FUNCTION, Name="non-existent")
    recording = Recording("lambda-alias-recorded", "alias", "TestLambdaAlias::test_non_existent_alias_update")
    create(recording)
    recording.same("update_alias_response", functions.update_alias, **FUNCTION, Name="non-existent")


def revisions():
    recording = Recording("lambda-alias-recorded", "alias", "TestLambdaRevisions::test_function_revisions_version_and_alias")
    made = answer(
        functions.create_function, **FUNCTION, Handler="handler.handler", Code={"ZipFile": zipped()}, Role=ROLE,
        Runtime="python3.12", Timeout=30, Environment={"Variables": {}},
    )
    step = "create_function_response_rev1"
    recording.compare(step, recording.steps[step]["CreateFunctionResponse"], made)
    recording.same("get_function_active_rev2", functions.get_function, **FUNCTION)
    recording.same("publish_version_revision_exception", functions.publish_version, **FUNCTION, RevisionId="wrong")
    recording.same("publish_version_response_rev_v1", functions.publish_version, **FUNCTION)
    recording.same("get_function_published_version_rev_v2", functions.get_function, **FUNCTION, Qualifier="1")
    recording.same("get_function_latest_rev3", functions.get_function, **FUNCTION)
    alias = {**FUNCTION, "Name": "revision_alias"}
    recording.same("create_alias_response_rev_a1", functions.create_alias, **alias, FunctionVersion="1")
    recording.same("get_function_latest_rev4", functions.get_function, **FUNCTION)
    recording.same("get_function_published_version_rev_v3", functions.get_function, **FUNCTION, Qualifier="1")
    recording.same("update_alias_revision_exception", functions.update_alias, **alias, RevisionId="wrong")
    recording.same("update_alias_response_rev_a2", functions.update_alias, **alias, Description="something changed")


def cloudwatch(test, section="cloudwatch"):
    return Recording("cloudwatch-alarms-recorded", section, test)


def metric_alarm(**more):
    arguments = {
        "AlarmName": "alarm", "Namespace": "ns", "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1,
        "Statistic": "Sum", "Period": 60, "MetricName": "metric1", "Threshold": 30,
    }
    watch.put_metric_alarm(**{**arguments, **more})


def described():
    return {"call": watch.describe_alarms, "AlarmNames": ["alarm"]}


TOPIC = "arn:aws:sns:eu-west-1:482109371166:topic"
SECONDS = {
    "AlarmDescription": "testing cloudwatch alarms", "MetricName": "my-metric101", "Period": 10, "Statistic": "Average",
    "Dimensions": [{"Name": "InstanceId", "Value": "abc"}], "EvaluationPeriods": 2, "Threshold": 2, "Unit": "Seconds",
    "AlarmActions": [TOPIC], "OKActions": [TOPIC],
}


def set_state(state, reason):
    watch.set_alarm_state(AlarmName="alarm", StateValue=state, StateReason=reason)


def alarms():
    for protocol in ("query", "json", "smithy-rpc-v2-cbor"):
        # What differs by protocol is the client's side: boto3 parses all three to the same.
        recording = cloudwatch(f"TestCloudwatch::test_put_metric_alarm_escape_character[{protocol}]")
        metric_alarm(AlarmDescription="<", Period=600, Threshold=1, AlarmActions=["arn:aws:sns:us-east-1:111122223333:MyTopic"])
        recording.same("describe-alarms-escaped-character", **described())

    recording = cloudwatch("TestCloudwatch::test_describe_minimal_metric_alarm[json]")
    metric_alarm(Period=10)
    recording.same("describe_minimal_metric_alarm", **described())

    recording = cloudwatch("TestCloudwatch::test_delete_alarm[json]")
    metric_alarm()
    recording.same("describe-alarm", **described())
    recording.same("delete-alarm", watch.delete_alarms, AlarmNames=["alarm"])
    recording.same("describe-after-delete", **described())

    recording = cloudwatch("TestCloudwatch::test_enable_disable_alarm_actions[json]")
    metric_alarm(**SECONDS, TreatMissingData="ignore")
    recording.same("describe_alarm", **described())
    set_state("ALARM", "testing alarm")
    recording.same("alarm-state-describe", **described())
    watch.disable_alarm_actions(AlarmNames=["alarm"])
    set_state("OK", "testing OK state")
    recording.same("describe_alarm_disabled", **described())
    recording.same("ok-state-action-disabled-describe", **described())
    watch.enable_alarm_actions(AlarmNames=["alarm"])
    recording.same("describe_alarm_enabled", **described())

    recording = cloudwatch("TestCloudwatch::test_breaching_alarm_actions[json]")
    metric_alarm(**SECONDS, TreatMissingData="breaching")
    advance(120)
    recording.same("alarm-1-describe", **described())

    recording = cloudwatch("TestCloudwatch::test_set_alarm[json]")
    metric_alarm(
        AlarmDescription="Test Alarm when CPU exceeds 50 percent", MetricName="CPUUtilization-3", Period=300, Statistic="Average",
        EvaluationPeriods=2, Threshold=50, Unit="Percent", TreatMissingData="ignore", AlarmActions=[TOPIC], OKActions=[TOPIC],
        Dimensions=[{"Name": "InstanceId", "Value": "i-0317828c84edbe100"}],
    )
    set_state("ALARM", "testing alarm")
    recording.same("triggered-alarm", **described())
    set_state("OK", "resetting alarm")
    recording.same("reset-alarm", **described())

    recording = cloudwatch("TestCloudwatch::test_set_alarm_invalid_input[json]")
    wrong = {"call": watch.set_alarm_state, "StateReason": "test"}
    recording.same("error-invalid-state", **wrong, AlarmName="alarm", StateValue="INVALID")
    recording.same("error-resource-not-found", **wrong, AlarmName="absent", StateValue="OK")

    recording = cloudwatch("TestCloudwatch::test_put_metric_alarm")
    put = {**SECONDS, "MetricName": "my-metric1", "EvaluationPeriods": 1, "Threshold": 21, "TreatMissingData": "ignore"}
    metric_alarm(**put)
    recording.same("describe-alarm", **described())
    data = {"MetricName": "my-metric1", "Dimensions": put["Dimensions"], "Unit": "Seconds"}
    data = [{**data, "Timestamp": advance.now(), "Value": value} for value in (21, 22)]
    watch.put_metric_data(Namespace="ns", MetricData=data)
    advance(30)
    recording.same("describe-alarm-history", watch.describe_alarm_history, AlarmName="alarm", HistoryItemType="StateUpdate")
    metric = {"Namespace": "ns", "MetricName": "my-metric1", "Dimensions": put["Dimensions"], "Statistic": "Average", "Period": 10, "Unit": "Seconds"}
    recording.same("describe-alarms-for-metric", watch.describe_alarms_for_metric, **metric)


def composite_alarm():
    recording = cloudwatch("TestCloudwatch::test_trigger_composite_alarm[json]")
    for name in ("one", "two"):
        metric_alarm(AlarmName=name, TreatMissingData="ignore")
    arns = [row["AlarmArn"] for row in watch.describe_alarms(AlarmNames=["one", "two"])["MetricAlarms"]]
    recording.same(
        "put-composite-alarm", watch.put_composite_alarm, AlarmName="any", AlarmDescription="composite alarm description",
        AlarmRule=f'ALARM("{arns[0]}") OR ALARM("{arns[1]}")', OKActions=[TOPIC], AlarmActions=[TOPIC],
    )
    for step, name, state in (
        ("composite-alarm-in-alarm-when-alarm-1-is-in-alarm", "one", "ALARM"),
        ("composite-alarm-in-ok-when-alarm-1-is-back-to-ok", "one", "OK"),
        ("composite-alarm-in-alarm-when-alarm-2-is-in-alarm", "two", "ALARM"),
        ("composite-alarm-in-ok-when-alarm-2-is-back-to-ok", "two", "OK"),
        ("", "one", "ALARM"),
        ("composite-alarm-is-triggered-by-alarm-1-and-then-unchanged-by-alarm-2", "two", "ALARM"),
    ):
        watch.set_alarm_state(AlarmName=name, StateValue=state, StateReason="testing")
        advance(30)
        if step:
            [got] = watch.describe_alarms(AlarmNames=["any"], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
            recording.compare(step, recording.steps[step], got)


def metrics():
    def query(name, stat, period=60, **more):
        metric = {"Namespace": "ns", "MetricName": "metric1"}
        return {"Id": name, "MetricStat": {"Metric": metric, "Period": period, "Stat": stat, **more}}

    def put(values, **more):
        at = advance.now() - datetime.timedelta(minutes=1)
        data = [{"MetricName": "metric1", "Value": value, "Timestamp": at, **more} for value in values]
        watch.put_metric_data(Namespace="ns", MetricData=data)

    def span():
        now = advance.now()
        return {"StartTime": now - datetime.timedelta(minutes=10), "EndTime": now + datetime.timedelta(minutes=1)}

    recording = cloudwatch("TestCloudwatch::test_get_metric_data_with_zero_and_labels[json]")
    put([0, 2, 4.5, 10, 100, 0])
    stats = ("Average", "Sum", "Minimum", "Maximum")
    recording.same(
        "get_metric_data_with_zero_and_labels", watch.get_metric_data, **span(),
        MetricDataQueries=[query(f"result_{stat}", stat) for stat in stats],
    )

    recording = cloudwatch("TestCloudwatch::test_get_metric_with_no_results[json]")
    recording.same("result", watch.get_metric_data, **span(), MetricDataQueries=[query("result", "Sum")])

    recording = cloudwatch("TestCloudwatch::test_invalid_amount_of_datapoints[json]")
    at = advance.now()
    statistics = {"call": watch.get_metric_statistics, "Namespace": "ns", "MetricName": "metric_name", "Statistics": ["SampleCount"]}
    day = {"StartTime": at - datetime.timedelta(days=1), "EndTime": at}
    recording.same("error-invalid-amount-datapoints", **statistics, **day, Period=1)
    recording.same("error-invalid-time-frame", **statistics, StartTime=at, EndTime=at, Period=60)
    recording.same("get-metric-statitics", **statistics, StartTime=at - datetime.timedelta(hours=1), EndTime=at, Period=60)


for replay in (alias_lifecycle, alias_refusals, alias_names, revisions, alarms, composite_alarm, metrics):
    replay()
replay_apigateway(Recording)
print(json.dumps({"compared": len(compared), "differences": differences}))
