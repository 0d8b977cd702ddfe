"""Calls every operation of the sandbox with boto3, CloudWatch's in each of its protocols.

The endpoint and the credentials come from the environment (AWS_ENDPOINT_URL and so on), as with AWS itself. Lists are
made longer than a page and read to their last one: what comes back must be everything, and once. The first argument is a
JSON object of the operations that the sandbox implements, by the service's name in boto3: every one of them that
botocore can paginate is paginated. Prints, as a JSON list, the lists that were read.
"""

import datetime
import io
import json
import os
import sys
import zipfile

import boto3
import botocore.session

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "testing"))

from control import Advance, control

ACCOUNT = "482109371166"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/deployer"
implemented = json.loads(sys.argv[1])
read = set()


def client(service, protocol=None):
    session = botocore.session.get_session()
    if protocol is not None:
        loader = session.get_component("data_loader")
        load = loader.load_service_model

        def one_protocol(name, kind, *rest, **named):
            model = load(name, kind, *rest, **named)
            if kind == "service-2":
                model = {**model, "metadata": {**model["metadata"], "protocol": protocol, "protocols": [protocol]}}
            return model

        loader.load_service_model = one_protocol
    return boto3.Session(botocore_session=session).client(service)


deploy, functions, watch_logs, stacks, sts, gateway, s3, ssm = map(
    client, ["codedeploy", "lambda", "logs", "cloudformation", "sts", "apigateway", "s3", "ssm"]
)


def pages(caller, operation, least, size=None, **arguments):
    """Reads a list to its last page; more than one page, no row twice, at least `least` rows."""
    paginator = caller.get_paginator(operation)
    config = {} if size is None else {"PageSize": size}
    key = paginator.result_keys[0].expression
    found, count = [], 0
    for page in paginator.paginate(**arguments, PaginationConfig=config):
        count += 1
        found.extend(paginator.result_keys[0].search(page) or [])
    distinct = {json.dumps(row, sort_keys=True, default=str) for row in found}
    assert len(found) >= least, f"{operation}: {len(found)} {key}, not {least}"
    assert len(distinct) == len(found), f"{operation}: rows of {key} come twice"
    assert count > 1, f"{operation}: {count} page"
    read.add((caller.meta.service_model.service_name, operation))
    return found


def zipped(text):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.py", text)
    return buffer.getvalue()


def lambda_operations():
    for name in ("orders", "spare", "third"):
        made = functions.create_function(
            FunctionName=name, Role=ROLE, Runtime="python3.12", Handler="index.handler", Code={"ZipFile": zipped("0")},
            Environment={"Variables": {"STAGE": "test"}}, Tags={"team": "shop"}, Description="orders", Timeout=5,
            TracingConfig={"Mode": "Active"}, MemorySize=256, Architectures=["arm64"],
            Layers=["arn:aws:lambda:eu-west-1:482109371166:layer:tools:1"], SnapStart={"ApplyOn": "PublishedVersions"},
            VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
            FileSystemConfigs=[{"Arn": "arn:aws:elasticfilesystem:eu-west-1:482109371166:access-point/fsap-0123456789abcdef0", "LocalMountPath": "/mnt/a"}],
        )
    orders = {"FunctionName": "orders"}
    for number in "123":
        functions.update_function_code(**orders, ZipFile=zipped(number))
        functions.publish_version(**orders, Description=number)
    functions.update_function_configuration(**orders, Timeout=9, Environment={"Variables": {"STAGE": "more"}})
    functions.create_alias(**orders, Name="live", FunctionVersion="1")
    for name in ("blue", "green"):
        functions.create_alias(**orders, Name=name, FunctionVersion="1")
    functions.update_alias(**orders, Name="live", RoutingConfig={"AdditionalVersionWeights": {"2": 0.25}}, Description="x")
    functions.get_alias(**orders, Name="live")
    functions.update_alias(**orders, Name="live", RoutingConfig={"AdditionalVersionWeights": {}})
    functions.get_function(**orders, Qualifier="live")
    functions.get_function_configuration(**orders)
    functions.invoke(**orders, Qualifier="live", Payload=b"{}", LogType="Tail")
    functions.invoke(**orders, InvocationType="Event", Payload=b"{}")
    functions.invoke(**orders, InvocationType="DryRun")
    pages(functions, "list_functions", 3, 2)
    pages(functions, "list_versions_by_function", 4, 2, **orders)
    pages(functions, "list_aliases", 3, 2, **orders)
    functions.list_tags(Resource=made["FunctionArn"])
    functions.put_function_concurrency(**orders, ReservedConcurrentExecutions=50)
    functions.get_function(**orders)
    functions.get_function_concurrency(**orders)
    functions.get_account_settings()
    for qualifier, number in (("1", 3), ("2", 2), ("live", 4)):
        if qualifier != "live":
            functions.put_provisioned_concurrency_config(
                **orders, Qualifier=qualifier, ProvisionedConcurrentExecutions=number
            )
    functions.get_provisioned_concurrency_config(**orders, Qualifier="2")
    pages(functions, "list_provisioned_concurrency_configs", 2, 1, **orders)
    for qualifier in "12":
        functions.delete_provisioned_concurrency_config(**orders, Qualifier=qualifier)
    functions.delete_function_concurrency(**orders)
    functions.delete_alias(**orders, Name="green")
    functions.delete_function(FunctionName="spare")


def revision(current, target):
    properties = {"Name": "orders", "Alias": "live", "CurrentVersion": current, "TargetVersion": target}
    resources = [{"orders": {"Type": "AWS::Lambda::Function", "Properties": properties}}]
    content = json.dumps({"version": 0.0, "Resources": resources})
    return {"revisionType": "AppSpecContent", "appSpecContent": {"content": content}}


def codedeploy_operations(advance):
    many = [f"app-{number:03}" for number in range(101)]
    for name in ("orders", *many):
        deploy.create_application(applicationName=name, computePlatform="Lambda", tags=[{"Key": "team", "Value": "shop"}])
    deploy.get_application(applicationName="orders")
    deploy.batch_get_applications(applicationNames=["orders", "app-001"])
    pages(deploy, "list_applications", 102)
    deploy.list_tags_for_resource(ResourceArn=f"arn:aws:codedeploy:eu-west-1:{ACCOUNT}:application:orders")
    routing = {"type": "TimeBasedLinear", "timeBasedLinear": {"linearPercentage": 50, "linearInterval": 1}}
    for name in ("quick", *many):
        deploy.create_deployment_config(deploymentConfigName=name, computePlatform="Lambda", trafficRoutingConfig=routing)
    for name in (
        "quick", "CodeDeployDefault.LambdaAllAtOnce", "CodeDeployDefault.LambdaCanary10Percent5Minutes",
        "CodeDeployDefault.OneAtATime",
    ):
        deploy.get_deployment_config(deploymentConfigName=name)
    pages(deploy, "list_deployment_configs", 110)
    orders = {"applicationName": "orders", "deploymentGroupName": "orders-live"}
    for name in ("orders-live", *many):
        deploy.create_deployment_group(
            applicationName="orders", deploymentGroupName=name, serviceRoleArn=ROLE,
            deploymentConfigName="CodeDeployDefault.LambdaAllAtOnce",
            deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
            autoRollbackConfiguration={"enabled": True, "events": ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]},
            alarmConfiguration={"enabled": True, "ignorePollAlarmFailure": True, "alarms": [{"name": "orders-errors"}]},
            triggerConfigurations=[
                {
                    "triggerName": "all", "triggerTargetArn": f"arn:aws:sns:eu-west-1:{ACCOUNT}:topic",
                    "triggerEvents": ["DeploymentFailure"],
                }
            ],
        )
    deploy.update_deployment_group(
        applicationName="orders", currentDeploymentGroupName="orders-live", alarmConfiguration={"enabled": False, "alarms": []}
    )
    deploy.get_deployment_group(**orders)
    deploy.batch_get_deployment_groups(applicationName="orders", deploymentGroupNames=["orders-live", "absent"])
    pages(deploy, "list_deployment_groups", 102, applicationName="orders")
    ids = []
    for number in range(102):
        current, target = ("1", "2") if number % 2 == 0 else ("2", "1")
        ids.append(deploy.create_deployment(**orders, revision=revision(current, target), description="x")["deploymentId"])
        advance(5)
    pages(deploy, "list_deployments", 102, **orders)
    first = {"deploymentId": ids[0]}
    deploy.get_deployment(**first)
    deploy.batch_get_deployments(deploymentIds=ids[:25])
    target = deploy.list_deployment_targets(**first)["targetIds"][0]
    deploy.get_deployment_target(**first, targetId=target)
    deploy.batch_get_deployment_targets(**first, targetIds=[target])
    running = {"deploymentId": deploy.create_deployment(**orders, revision=revision("1", "2"), deploymentConfigName="quick")["deploymentId"]}
    advance(5)
    deploy.get_deployment(**running)
    deploy.stop_deployment(**running, autoRollbackEnabled=True)
    advance(5)
    deploy.get_deployment(**running)
    deploy.get_deployment_group(**orders)
    content = json.loads(revision("1", "2")["appSpecContent"]["content"])
    content["Hooks"] = [{"BeforeAllowTraffic": "third"}]
    hooked = {"revisionType": "AppSpecContent", "appSpecContent": {"content": json.dumps(content)}}
    advance.hook("third", "silent")
    waiting = deploy.create_deployment(**orders, revision=hooked)["deploymentId"]
    advance(5)
    execution = advance.pending()[0]["lifecycleEventHookExecutionId"]
    deploy.put_lifecycle_event_hook_execution_status(
        deploymentId=waiting, lifecycleEventHookExecutionId=execution, status="Failed"
    )
    advance(5)
    deploy.get_deployment(deploymentId=waiting)
    target = deploy.list_deployment_targets(deploymentId=waiting)["targetIds"][0]
    deploy.get_deployment_target(deploymentId=waiting, targetId=target)
    deploy.delete_deployment_group(applicationName="orders", deploymentGroupName="app-001")
    deploy.delete_deployment_config(deploymentConfigName="app-001")
    deploy.delete_application(applicationName="app-001")


def cloudwatch_operations(protocol, now):
    watch = client("cloudwatch", protocol)
    metric = {"Namespace": "Shop", "MetricName": "Orders"}
    dimensions = [{"Name": "Shop", "Value": "a&b <c>"}]
    threshold = {"EvaluationPeriods": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanOrEqualToThreshold"}
    for name in ("one", "two", "three"):
        watch.put_metric_alarm(
            AlarmName=name, **metric, Statistic="Sum", Period=60, **threshold, TreatMissingData="ignore",
            Dimensions=dimensions, AlarmActions=[f"arn:aws:sns:eu-west-1:{ACCOUNT}:topic"], Tags=[{"Key": "a", "Value": "b"}],
        )
    watch.put_metric_alarm(
        AlarmName="maths", **threshold, DatapointsToAlarm=1,
        Metrics=[
            {"Id": "m", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "p99"}, "ReturnData": False},
            {"Id": "e", "Expression": "m * 2", "Label": "twice"},
        ],
    )
    watch.put_composite_alarm(AlarmName="any", AlarmRule='ALARM("one") OR ALARM(two)')
    values = (("Orders", 1.0), ("Orders", 2.5), ("Other", 1e-9))
    for minute in range(1, 4):
        at = now - datetime.timedelta(minutes=minute)
        data = [{"MetricName": name, "Timestamp": at, "Value": value, "Unit": "Count", "Dimensions": dimensions} for name, value in values]
        watch.put_metric_data(Namespace="Shop", MetricData=data)
    many = [{"MetricName": f"m{number}", "Timestamp": now, "Value": 1.0} for number in range(501)]
    watch.put_metric_data(Namespace="Many", MetricData=many)
    pages(watch, "list_metrics", 501, Namespace="Many")
    span = {"StartTime": now - datetime.timedelta(minutes=5), "EndTime": now}
    full = {**metric, "Dimensions": dimensions}
    query = {"Id": "orders", "MetricStat": {"Metric": full, "Period": 60, "Stat": "Sum"}}
    maths = {"Id": "twice", "Expression": "orders * 2"}
    watch.get_metric_data(**span, MetricDataQueries=[query, maths])
    pages(watch, "get_metric_data", 2, 2, **span, MetricDataQueries=[query])
    watch.get_metric_statistics(
        **span, **full, Period=60, Statistics=["Sum", "Average", "Minimum", "Maximum", "SampleCount"]
    )
    watch.get_metric_statistics(**span, **full, Period=60, ExtendedStatistics=["p50", "TC(1:)"])
    for state in ("ALARM", "OK", "ALARM"):
        watch.set_alarm_state(AlarmName="one", StateValue=state, StateReason="by hand", StateReasonData='{"by":"hand"}')
    watch.disable_alarm_actions(AlarmNames=["one"])
    watch.enable_alarm_actions(AlarmNames=["one"])
    watch.describe_alarms(AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    watch.describe_alarms(AlarmNames=["any", "maths"], AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    pages(watch, "describe_alarms", 4, 2)
    watch.describe_alarms_for_metric(**metric, Dimensions=dimensions)
    pages(watch, "describe_alarm_history", 3, 2, AlarmName="one")
    watch.delete_alarms(AlarmNames=["any"])
    watch.delete_alarms(AlarmNames=["one", "two", "three", "maths"])


def logs_operations(now):
    group = {"logGroupName": "/shop/orders"}
    for name in ("/shop/orders", "/shop/other", "/shop/third"):
        watch_logs.create_log_group(logGroupName=name)
    watch_logs.put_retention_policy(**group, retentionInDays=7)
    for name in ("a", "b", "c"):
        watch_logs.create_log_stream(**group, logStreamName=name)
        watch_logs.put_metric_filter(
            **group, filterName=name, filterPattern='{ $.status >= 500 }',
            metricTransformations=[
                {"metricName": name, "metricNamespace": "Shop", "metricValue": "1", "unit": "Count", "defaultValue": 0}
            ],
        )
        at = int(now.timestamp() * 1000)
        lines = [{"timestamp": at - 1000 + n, "message": json.dumps({"status": 500 + n, "stream": name})} for n in range(3)]
        watch_logs.put_log_events(**group, logStreamName=name, logEvents=lines)
    pages(watch_logs, "describe_log_groups", 3, 2)
    pages(watch_logs, "describe_log_streams", 3, 2, **group)
    pages(watch_logs, "describe_log_streams", 3, 2, **group, orderBy="LastEventTime", descending=True)
    pages(watch_logs, "describe_metric_filters", 3, 2, **group)
    pages(watch_logs, "filter_log_events", 9, 2, **group)
    pages(watch_logs, "filter_log_events", 3, 2, **group, filterPattern="{ $.status = 501 }")
    last = watch_logs.get_log_events(**group, logStreamName="a", startFromHead=True, limit=2)
    rest = watch_logs.get_log_events(**group, logStreamName="a", startFromHead=True, nextToken=last["nextForwardToken"])
    assert len(last["events"]) + len(rest["events"]) == 3, "get_log_events: rows are missing"
    watch_logs.test_metric_filter(filterPattern="{ $.status = 501 }", logEventMessages=['{"status":501}', '{"status":1}'])
    watch_logs.delete_metric_filter(**group, filterName="a")
    watch_logs.delete_log_group(logGroupName="/shop/other")


def template(outputs, prefix, alarms=1):
    alarm = {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "Namespace": "S", "MetricName": "E", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1,
            "Threshold": {"Ref": "Most"}, "ComparisonOperator": "GreaterThanThreshold",
        },
    }
    return json.dumps(
        {
            "Description": "Alarms",
            "Parameters": {"Most": {"Type": "Number", "Default": 1, "Description": "how many"}},
            "Resources": {f"Alarm{number}": alarm for number in range(alarms)},
            "Outputs": {
                f"Out{number}": {
                    "Value": {"Ref": "Alarm0"}, "Export": {"Name": f"{prefix}-{number}"},
                    **({"Description": "an alarm"} if number == 0 else {}),
                }
                for number in range(outputs)
            },
        },
        # In a request it may have 51,200 bytes.
        separators=(",", ":"),
    )


def cloudformation_operations(advance):
    shop = {"StackName": "shop"}
    stacks.validate_template(TemplateBody=template(1, "v"))
    stacks.create_stack(
        **shop, TemplateBody=template(101, "shop", 101), Tags=[{"Key": "team", "Value": "shop"}],
        Parameters=[{"ParameterKey": "Most", "ParameterValue": "2"}],
    )
    stacks.get_waiter("stack_create_complete").wait(**shop)
    for number in range(101):
        stacks.create_stack(StackName=f"small-{number}", TemplateBody=template(1, f"small-{number}"))
    pages(stacks, "describe_stacks", 102)
    pages(stacks, "describe_stack_events", 102, **shop)
    pages(stacks, "list_stack_resources", 101, **shop)
    pages(stacks, "list_stacks", 102)
    pages(stacks, "list_exports", 202)
    stacks.describe_stack_resources(**shop)
    stacks.describe_stack_resource(**shop, LogicalResourceId="Alarm0")
    stacks.get_template(**shop)
    stacks.get_template(**shop, TemplateStage="Processed")
    stacks.update_stack(
        **shop, UsePreviousTemplate=True, Parameters=[{"ParameterKey": "Most", "ParameterValue": "3"}]
    )
    stacks.describe_stacks(**shop)
    advance(60)
    stacks.get_waiter("stack_update_complete").wait(**shop)
    stacks.describe_stack_events(**shop)
    many = [f"change-{number}" for number in range(101)]
    more = {"TemplateBody": template(101, "shop", 202), "Description": "more alarms", "Tags": [{"Key": "team", "Value": "ops"}]}
    for name in many:
        stacks.create_change_set(**shop, ChangeSetName=name, **more)
    stacks.get_waiter("change_set_create_complete").wait(**shop, ChangeSetName="change-0")
    pages(stacks, "describe_change_set", 101, **shop, ChangeSetName="change-0")
    pages(stacks, "list_change_sets", 101, **shop)
    stacks.delete_change_set(**shop, ChangeSetName="change-1")
    stacks.execute_change_set(**shop, ChangeSetName="change-0")
    stacks.get_waiter("stack_update_complete").wait(**shop)
    stacks.describe_change_set(**shop, ChangeSetName="change-0")
    same = {**more, "TemplateBody": template(101, "shop", 202), "ChangeSetName": "same"}
    stacks.create_change_set(**shop, **same)
    assert stacks.describe_change_set(**shop, ChangeSetName="same")["Status"] == "FAILED"
    stacks.create_change_set(StackName="new", ChangeSetName="first", ChangeSetType="CREATE", TemplateBody=template(1, "new"))
    stacks.describe_change_set(StackName="new", ChangeSetName="first")
    stacks.describe_stacks(StackName="new")
    stacks.get_template_summary(**shop)
    stacks.delete_stack(StackName="small-0")
    stacks.get_waiter("stack_delete_complete").wait(StackName="small-0")
    stacks.list_stacks(StackStatusFilter=["DELETE_COMPLETE"])


def apigateway_operations():
    apis = [gateway.create_rest_api(name=name, description="x", tags={"team": "shop"})["id"] for name in ("a", "b", "c")]
    api = {"restApiId": apis[0]}
    gateway.get_rest_api(**api)
    pages(gateway, "get_rest_apis", 3, 2)
    gateway.update_rest_api(**api, patchOperations=[{"op": "replace", "path": "/name", "value": "shop"}])
    first = gateway.create_deployment(**api, stageName="live", description="first", variables={"stage": "live"})["id"]
    gateway.create_deployment(
        **api, stageName="live",
        canarySettings={"percentTraffic": 10, "stageVariableOverrides": {"stage": "canary"}, "useStageCache": False},
    )
    third = gateway.create_deployment(**api)["id"]
    gateway.get_deployment(**api, deploymentId=first)
    pages(gateway, "get_deployments", 3, 2, **api)
    gateway.update_deployment(
        **api, deploymentId=third, patchOperations=[{"op": "replace", "path": "/description", "value": "third"}]
    )
    gateway.create_stage(**api, stageName="test", deploymentId=first, description="test", variables={"a": "b"}, tags={"a": "b"})
    gateway.get_stage(**api, stageName="live")
    gateway.get_stages(**api)
    gateway.update_stage(
        **api, stageName="live",
        patchOperations=[{"op": "replace", "path": "/canarySettings/percentTraffic", "value": "25.0"}],
    )
    gateway.update_stage(**api, stageName="live", patchOperations=[{"op": "remove", "path": "/canarySettings"}])
    gateway.delete_stage(**api, stageName="test")
    gateway.delete_deployment(**api, deploymentId=third)
    gateway.delete_rest_api(restApiId=apis[1])


def s3_operations():
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="files", CreateBucketConfiguration=place)
    s3.create_bucket(Bucket="empty", CreateBucketConfiguration=place)
    files = {"Bucket": "files"}
    s3.head_bucket(**files)
    s3.get_bucket_location(**files)
    s3.get_bucket_encryption(**files)
    for number in range(3):
        s3.put_object(**files, Key=f"a/{number} &<x>.txt", Body=b"text", ContentType="text/plain", Metadata={"by": "me"})
    one = {**files, "Key": "a/1 &<x>.txt"}
    assert s3.get_object(**one)["Body"].read() == b"text"
    assert s3.get_object(**one, Range="bytes=1-2")["Body"].read() == b"ex"
    assert s3.head_object(**one)["ContentLength"] == 4
    assert s3.head_object(**one)["Metadata"] == {"by": "me"}
    pages(s3, "list_objects_v2", 3, 2, **files)
    pages(s3, "list_buckets", 2, 1)
    big = {**files, "Key": "big"}
    upload = {**big, "UploadId": s3.create_multipart_upload(**big)["UploadId"]}
    parts = [
        {"PartNumber": number, "ETag": s3.upload_part(**upload, PartNumber=number, Body=bytes([number]) * 5)["ETag"]}
        for number in (1, 2)
    ]
    s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
    assert s3.get_object(**big)["Body"].read() == b"\x01" * 5 + b"\x02" * 5
    s3.abort_multipart_upload(**big, UploadId=s3.create_multipart_upload(**big)["UploadId"])
    for refused in (
        lambda: s3.get_object(**files, Key="nowhere"), lambda: s3.head_bucket(Bucket="nowhere"),
        lambda: s3.create_bucket(**files, CreateBucketConfiguration=place), lambda: s3.delete_bucket(**files),
    ):
        try:
            refused()
            raise AssertionError("was not refused")
        except s3.exceptions.ClientError:
            pass
    s3.delete_object(**one)
    s3.delete_bucket(Bucket="empty")


def ssm_operations():
    ssm.put_parameter(Name="/shop/table", Value="orders", Type="String")
    ssm.put_parameter(Name="/shop/table", Value="orders2", Type="String", Overwrite=True)
    assert ssm.get_parameter(Name="/shop/table")["Parameter"]["Value"] == "orders2"
    assert ssm.get_parameter(Name="/shop/table:1")["Parameter"]["Value"] == "orders"
    both = ssm.get_parameters(Names=["/shop/table", "/nowhere"])
    assert [one["Value"] for one in both["Parameters"]] == ["orders2"] and both["InvalidParameters"] == ["/nowhere"]
    ssm.delete_parameter(Name="/shop/table")
    try:
        ssm.get_parameter(Name="/shop/table")
        raise AssertionError("was not refused")
    except ssm.exceptions.ParameterNotFound:
        pass


def main():
    advance = Advance()
    sts.get_caller_identity()
    sts.assume_role(
        RoleArn="arn:aws:iam::482109371166:role/r", RoleSessionName="model", SourceIdentity="model"
    )
    lambda_operations()
    codedeploy_operations(advance)
    for protocol in ("smithy-rpc-v2-cbor", "json", "query"):
        cloudwatch_operations(protocol, advance.now())
        control("reset", {})
    logs_operations(advance.now())
    apigateway_operations()
    s3_operations()
    ssm_operations()
    cloudformation_operations(advance)
    # GetDeployment's rows are of one target; nothing here has more than one.
    one_page = {("codedeploy", "ListDeploymentTargets")}
    for service, names in implemented.items():
        caller = client(service)
        methods = {operation: method for method, operation in caller.meta.method_to_api_mapping.items()}
        for name in names:
            method = methods[name]
            if caller.can_paginate(method) and (service, name) not in one_page:
                assert (service, method) in read, f"{service} {name} was not read to its last page"
    print(json.dumps(sorted(f"{service} {operation}" for service, operation in read)))


main()
