"""Plays nine whole rollouts with boto3, its response parser and its deployment_successful waiter.

The endpoint and the credentials come from the environment (AWS_ENDPOINT_URL and so on), as with AWS itself. Each story
has an account of its own. Prints, as JSON, what every story saw.
"""

import hashlib
import io
import json
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "testing"))

import boto3
from botocore.exceptions import ClientError, WaiterError

from control import Advance, control

deploy = boto3.client("codedeploy")
functions = boto3.client("lambda")
watch = boto3.client("cloudwatch")
advance = Advance()

ROLE = "arn:aws:iam::482109371166:role/service-role/deployer"
CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes"
LINEAR = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
GROUP = {"applicationName": "orders", "deploymentGroupName": "orders-live"}
LIVE = {"FunctionName": "orders", "Name": "live"}


def zipped(text):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.py", text)
    return buffer.getvalue()


def prepare(config=CANARY, hooks=()):
    """A function with three versions, its alias on the first, an alarm, and a group."""
    control("reset", {"scenario": "empty", "rate": 0})
    for name in ("orders", *hooks):
        functions.create_function(
            FunctionName=name, Role=ROLE, Runtime="python3.12", Handler="index.handler", Code={"ZipFile": zipped(name)}
        )
    for number in "123":
        functions.update_function_code(FunctionName="orders", ZipFile=zipped(number))
        functions.publish_version(FunctionName="orders")
    functions.create_alias(**LIVE, FunctionVersion="1")
    watch.put_metric_alarm(
        AlarmName="orders-errors", Namespace="AWS/Lambda", MetricName="Errors", Statistic="Sum", Period=60,
        EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold", TreatMissingData="ignore",
    )
    deploy.create_application(applicationName="orders", computePlatform="Lambda")
    deploy.create_deployment_group(
        **GROUP, serviceRoleArn=ROLE, deploymentConfigName=config,
        deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
        autoRollbackConfiguration={"enabled": True, "events": ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]},
        alarmConfiguration={"enabled": True, "alarms": [{"name": "orders-errors"}]},
    )


def start(current="1", target="2", **hooks):
    properties = {"Name": "orders", "Alias": "live", "CurrentVersion": current, "TargetVersion": target}
    content = json.dumps(
        {
            "version": 0.0,
            "Resources": [{"orders": {"Type": "AWS::Lambda::Function", "Properties": properties}}],
            "Hooks": [{event: function} for event, function in hooks.items()],
        }
    )
    revision = {"content": content, "sha256": hashlib.sha256(content.encode()).hexdigest()}
    return deploy.create_deployment(
        **GROUP, revision={"revisionType": "AppSpecContent", "appSpecContent": revision}
    )["deploymentId"]


def alarm(state):
    watch.set_alarm_state(AlarmName="orders-errors", StateValue=state, StateReason="by hand")


def alias():
    answer = functions.get_alias(**LIVE)
    return [answer["FunctionVersion"], answer.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})]


def wait(deployment):
    """How the waiter ended."""
    try:
        deploy.get_waiter("deployment_successful").wait(deploymentId=deployment)
    except WaiterError as error:
        return str(error).partition("expression ")[2]
    return "successful"


def ended(deployment):
    """How a deployment ended, and how its rollback did."""
    waited = wait(deployment)
    info = deploy.get_deployment(deploymentId=deployment)["deploymentInfo"]
    target = deploy.list_deployment_targets(deploymentId=deployment)["targetIds"][0]
    told = deploy.get_deployment_target(deploymentId=deployment, targetId=target)["deploymentTarget"]["lambdaTarget"]
    undo = info.get("rollbackInfo", {}).get("rollbackDeploymentId")
    answer = {
        "waiter": waited,
        "status": info["status"],
        "code": info.get("errorInformation", {}).get("code"),
        "events": [event["status"] for event in told["lifecycleEvents"]],
        "rollback": None,
    }
    if undo is not None:
        answer["rollback"] = wait(undo)
        undone = deploy.get_deployment(deploymentId=undo)["deploymentInfo"]
        assert undone["creator"] == "codeDeployRollback", undone["creator"]
        assert undone["rollbackInfo"]["rollbackTriggeringDeploymentId"] == deployment
    return {**answer, "alias": alias()}


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return None


def healthy_linear():
    prepare(LINEAR)
    deployment = start()
    advance(3)
    shares = []
    for _ in range(9):
        shares.append(alias()[1].get("2"))
        advance(60)
    return {"shares": shares, **ended(deployment)}


def canary_stopped_by_its_alarm():
    prepare()
    deployment = start()
    advance(60)
    during = alias()
    alarm("ALARM")
    return {"during": during, **ended(deployment)}


def alarm_red_at_the_start():
    prepare()
    alarm("ALARM")
    return ended(start())


def failing_pre_traffic_hook():
    prepare(hooks=["before"])
    advance.hook("before", "fail")
    return ended(start(BeforeAllowTraffic="before"))


def silent_pre_traffic_hook():
    prepare(hooks=["before"])
    advance.hook("before", "silent")
    deployment = start(BeforeAllowTraffic="before")
    advance(3590)
    return {"before": deploy.get_deployment(deploymentId=deployment)["deploymentInfo"]["status"], **ended(deployment)}


def failing_post_traffic_hook():
    prepare(hooks=["after"])
    advance.hook("after", "fail")
    deployment = start(AfterAllowTraffic="after")
    advance(302)
    return {"during": alias(), **ended(deployment)}


def stop_with_rollback():
    prepare()
    deployment = start()
    advance(30)
    answer = deploy.stop_deployment(deploymentId=deployment, autoRollbackEnabled=True)["status"]
    seen = ended(deployment)
    return {"answer": answer, **seen, "again": refusal(deploy.stop_deployment, deploymentId=deployment)}


def stop_without_rollback():
    prepare()
    deployment = start()
    advance(30)
    deploy.stop_deployment(deploymentId=deployment, autoRollbackEnabled=False)
    seen = {"stopped": ended(deployment), "next": ended(start("1", "3"))}
    functions.update_alias(**LIVE, RoutingConfig={"AdditionalVersionWeights": {}})
    return {**seen, "last": ended(start("1", "3"))}


def busy_group():
    prepare()
    deployment = start()
    try:
        start("1", "3")
    except deploy.exceptions.DeploymentLimitExceededException as error:
        said = error.response["Error"]["Message"].replace(deployment, "d-ID")
    return {"said": said, **ended(deployment)}


def stale_revision_id():
    prepare()
    stale = functions.get_alias(**LIVE)["RevisionId"]
    functions.update_alias(**LIVE, Description="mine", RevisionId=stale)
    refused = refusal(functions.update_alias, **LIVE, FunctionVersion="3", RevisionId=stale)
    return {"refused": refused, "alias": alias()}


stories = [
    healthy_linear, canary_stopped_by_its_alarm, alarm_red_at_the_start, failing_pre_traffic_hook, silent_pre_traffic_hook,
    failing_post_traffic_hook, stop_with_rollback, stop_without_rollback, busy_group, stale_revision_id,
]
print(json.dumps({story.__name__: story() for story in stories}))
