"""Calls every operation of the sandbox with boto3 and prints, as JSON, what it saw.

The endpoint and the credentials come from the environment (AWS_ENDPOINT_URL and so on), as with AWS itself.
"""

import datetime
import hashlib
import io
import json
import zipfile

import boto3
from botocore.exceptions import ClientError, WaiterError

deploy = boto3.client("codedeploy")
functions = boto3.client("lambda")
watch = boto3.client("cloudwatch")
sts = boto3.client("sts")

ROLE = "arn:aws:iam::482109371166:role/service-role/deployer"
WAIT = {"Delay": 1, "MaxAttempts": 60}
seen = {}


def zipped(text):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.py", text)
    return buffer.getvalue()


def revision(current, target):
    content = json.dumps(
        {
            "version": 0.0,
            "Resources": [
                {
                    "orders": {
                        "Type": "AWS::Lambda::Function",
                        "Properties": {
                            "Name": "orders",
                            "Alias": "live",
                            "CurrentVersion": current,
                            "TargetVersion": target,
                        },
                    }
                }
            ],
        }
    )
    digest = hashlib.sha256(content.encode()).hexdigest()
    return {"revisionType": "AppSpecContent", "appSpecContent": {"content": content, "sha256": digest}}


def start(current, target, **more):
    return deploy.create_deployment(
        applicationName="orders", deploymentGroupName="orders-live", revision=revision(current, target), **more
    )["deploymentId"]


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return None


seen["account"] = sts.get_caller_identity()["Account"]

functions.create_function(
    FunctionName="orders", Role=ROLE, Runtime="python3.12", Handler="index.handler", Code={"ZipFile": zipped("0")},
    Environment={"Variables": {"STAGE": "test"}}, Tags={"team": "shop"},
)
for number in "123":
    functions.update_function_code(FunctionName="orders", ZipFile=zipped(number))
    functions.publish_version(FunctionName="orders")
functions.update_function_configuration(FunctionName="orders", Timeout=9)
alias = functions.create_alias(FunctionName="orders", Name="live", FunctionVersion="1")
seen["function"] = functions.get_function(FunctionName="orders", Qualifier="live")["Configuration"]["Version"]
seen["timeout"] = functions.get_function_configuration(FunctionName="orders")["Timeout"]
seen["functions"] = [row["FunctionName"] for row in functions.list_functions()["Functions"]]
pages = functions.get_paginator("list_versions_by_function").paginate(FunctionName="orders", PaginationConfig={"PageSize": 2})
seen["versions"] = [row["Version"] for page in pages for row in page["Versions"]]
seen["aliases"] = [row["Name"] for row in functions.list_aliases(FunctionName="orders")["Aliases"]]
seen["tags"] = functions.list_tags(Resource=functions.get_function(FunctionName="orders")["Configuration"]["FunctionArn"])["Tags"]
functions.put_function_concurrency(FunctionName="orders", ReservedConcurrentExecutions=5)
seen["concurrency"] = functions.get_function_concurrency(FunctionName="orders")["ReservedConcurrentExecutions"]
functions.delete_function_concurrency(FunctionName="orders")
functions.update_alias(FunctionName="orders", Name="live", Description="x", RevisionId=alias["RevisionId"])
seen["staleRevision"] = refusal(
    functions.update_alias, FunctionName="orders", Name="live", Description="y", RevisionId=alias["RevisionId"]
)

now = datetime.datetime.now(datetime.timezone.utc)
watch.put_metric_alarm(
    AlarmName="orders-errors", Namespace="Shop", MetricName="Errors", Statistic="Sum", Period=60, EvaluationPeriods=1,
    Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold", TreatMissingData="ignore",
)
watch.put_metric_data(
    Namespace="Shop", MetricData=[{"MetricName": "Orders", "Timestamp": now, "Value": value} for value in (1.0, 2.5)]
)
seen["metrics"] = [row["MetricName"] for row in watch.list_metrics(Namespace="Shop")["Metrics"]]
metric = {"Namespace": "Shop", "MetricName": "Orders"}
data = watch.get_metric_data(
    StartTime=now - datetime.timedelta(minutes=5),
    EndTime=now + datetime.timedelta(minutes=5),
    MetricDataQueries=[{"Id": "orders", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}}],
)
seen["sum"] = data["MetricDataResults"][0]["Values"]

deploy.create_application(applicationName="orders", computePlatform="Lambda", tags=[{"Key": "team", "Value": "shop"}])
deploy.create_deployment_group(
    applicationName="orders", deploymentGroupName="orders-live", serviceRoleArn=ROLE,
    deploymentConfigName="CodeDeployDefault.LambdaCanary10Percent5Minutes",
    deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
    autoRollbackConfiguration={"enabled": True, "events": ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]},
    alarmConfiguration={"enabled": True, "alarms": [{"name": "orders-errors"}]},
)
deploy.update_deployment_group(
    applicationName="orders", currentDeploymentGroupName="orders-live",
    alarmConfiguration={"enabled": True, "ignorePollAlarmFailure": True, "alarms": [{"name": "orders-errors"}]},
)
deploy.create_deployment_config(
    deploymentConfigName="quick", computePlatform="Lambda",
    trafficRoutingConfig={"type": "TimeBasedLinear", "timeBasedLinear": {"linearPercentage": 50, "linearInterval": 1}},
)
seen["config"] = deploy.get_deployment_config(deploymentConfigName="quick")["deploymentConfigInfo"]["computePlatform"]
seen["configs"] = len(deploy.list_deployment_configs()["deploymentConfigsList"])
seen["applications"] = deploy.list_applications()["applications"]
seen["application"] = deploy.get_application(applicationName="orders")["application"]["computePlatform"]
deploy.batch_get_applications(applicationNames=["orders"])
seen["groups"] = deploy.list_deployment_groups(applicationName="orders")["deploymentGroups"]
group = deploy.get_deployment_group(applicationName="orders", deploymentGroupName="orders-live")["deploymentGroupInfo"]
seen["ignorePollAlarmFailure"] = group["alarmConfiguration"]["ignorePollAlarmFailure"]
deploy.batch_get_deployment_groups(applicationName="orders", deploymentGroupNames=["orders-live"])
seen["applicationTags"] = deploy.list_tags_for_resource(
    ResourceArn="arn:aws:codedeploy:eu-west-1:482109371166:application:orders"
)["Tags"]

healthy = start("1", "2", deploymentConfigName="quick")
deploy.get_waiter("deployment_successful").wait(deploymentId=healthy, WaiterConfig=WAIT)
info = deploy.get_deployment(deploymentId=healthy)["deploymentInfo"]
seen["healthy"] = [info["status"], info["creator"], info["completeTime"] > info["startTime"]]
target = deploy.list_deployment_targets(deploymentId=healthy)["targetIds"][0]
lambda_target = deploy.get_deployment_target(deploymentId=healthy, targetId=target)["deploymentTarget"]["lambdaTarget"]
seen["events"] = [event["status"] for event in lambda_target["lifecycleEvents"]]
seen["weight"] = lambda_target["lambdaFunctionInfo"]["targetVersionWeight"]
deploy.batch_get_deployment_targets(deploymentId=healthy, targetIds=[target])
seen["aliasAfter"] = functions.get_alias(FunctionName="orders", Name="live")["FunctionVersion"]

watch.set_alarm_state(AlarmName="orders-errors", StateValue="ALARM", StateReason="by hand")
seen["alarm"] = watch.describe_alarms(AlarmNames=["orders-errors"])["MetricAlarms"][0]["StateValue"]
seen["history"] = len(watch.describe_alarm_history(AlarmName="orders-errors")["AlarmHistoryItems"]) > 0
stopped = start("2", "3")
try:
    deploy.get_waiter("deployment_successful").wait(deploymentId=stopped, WaiterConfig=WAIT)
except WaiterError as error:
    seen["waiter"] = str(error).split(":")[-1].strip() != ""
info = deploy.get_deployment(deploymentId=stopped)["deploymentInfo"]
seen["stopped"] = [info["status"], info["errorInformation"]["code"]]
deploy.get_waiter("deployment_successful").wait(deploymentId=info["rollbackInfo"]["rollbackDeploymentId"], WaiterConfig=WAIT)
seen["stopAgain"] = refusal(deploy.stop_deployment, deploymentId=stopped)
seen["hook"] = refusal(
    deploy.put_lifecycle_event_hook_execution_status,
    deploymentId=stopped, lifecycleEventHookExecutionId="x", status="Succeeded",
)

watch.set_alarm_state(AlarmName="orders-errors", StateValue="OK", StateReason="by hand")
running = start("2", "3", deploymentConfigName="CodeDeployDefault.LambdaCanary10Percent30Minutes")
seen["stop"] = deploy.stop_deployment(deploymentId=running, autoRollbackEnabled=True)["status"]
pages = deploy.get_paginator("list_deployments").paginate()
ids = [row for page in pages for row in page["deployments"]]
seen["newestFirst"] = ids.index(running) < ids.index(healthy)
seen["batch"] = len(deploy.batch_get_deployments(deploymentIds=ids[:25])["deploymentsInfo"]) == len(ids[:25])
seen["missing"] = refusal(deploy.get_deployment, deploymentId="d-NOTTHERE0")

print(json.dumps(seen))
