"""Does with boto3 what was done when API Gateway's answers to canaries were recorded (see replay_recorded.py)."""

import boto3
from botocore.config import Config

gateway = boto3.client("apigateway", config=Config(parameter_validation=False))
DEV = {"stageName": "dev", "variables": {"testVar": "default"}, "description": "dev stage"}


class Api:
    """A new REST API whose deployments and stages are compared with those of one recorded test."""

    def __init__(self, recording):
        self.same = recording.same
        self.api = {"restApiId": gateway.create_rest_api(name="api")["id"]}

    def deploy(self, step, **more):
        return self.same(step, gateway.create_deployment, **self.api, **more).get("id")

    def stage(self, step, deployment, **more):
        self.same(step, gateway.create_stage, **self.api, **{**DEV, "deploymentId": deployment, **more})

    def get(self, step, stage="dev"):
        self.same(step, gateway.get_stage, **self.api, stageName=stage)

    def patch(self, step, *operations):
        self.same(step, gateway.update_stage, **self.api, stageName="dev", patchOperations=list(operations))


def canary(percent, variable, **more):
    return {"canarySettings": {"percentTraffic": percent, "stageVariableOverrides": {"testVar": variable}, **more}}


def replace(path, value):
    return {"op": "replace", "path": path, "value": value}


def remove(path):
    return {"op": "remove", "path": path}


def copy(source, path):
    return {"op": "copy", "from": source, "path": path}


def replay_apigateway(record):
    def test(name):
        return Api(record("apigateway-canary-recorded", "canary", name))

    api = test("TestStageCrudCanary::test_create_update_stages")
    first, second = api.deploy("create-deployment-1"), api.deploy("create-deployment-2")
    api.stage("create-stage", first, **canary(50, "canary", deploymentId=second))
    api.get("get-stage")
    api.patch("update-stage-canary-settings-overrides", replace("/canarySettings/stageVariableOverrides/testVar", "updated"))
    api.patch("update-stage-remove-canary-settings", remove("/canarySettings"))
    api.get("get-stage-after-remove")

    api = test("TestStageCrudCanary::test_create_canary_deployment_with_stage")
    api.stage("create-stage", api.deploy("create-deployment"))
    api.deploy("create-canary-deployment", stageName="dev", **canary(50, "canary"))
    api.get("get-stage")

    api = test("TestStageCrudCanary::test_create_canary_deployment")
    first = api.deploy("create-deployment")
    api.stage("create-stage", first, stageName="dev1", **canary(40, "canary1", deploymentId=first))
    second = api.deploy("create-canary-deployment", stageName="dev1", **canary(50, "canary2"))
    api.get("get-stage-1", "dev1")
    api.stage("create-stage-2", first, stageName="dev2", **canary(60, "canary-overridden", deploymentId=second))
    api.stage("bad-canary-deployment-id", first, stageName="dev3", **canary(60, "canary", deploymentId="absent"))

    api = test("TestStageCrudCanary::test_create_canary_deployment_by_stage_update")
    first, second = api.deploy("create-deployment"), api.deploy("create-deployment-2")
    api.stage("create-stage", first)
    api.patch("update-stage-with-deployment", replace("/canarySettings/deploymentId", second))
    api.patch("remove-stage-canary", remove("/canarySettings"))
    api.patch("update-stage-with-percent", replace("/canarySettings/percentTraffic", "50"))
    api.get("get-stage")

    api = test("TestStageCrudCanary::test_create_canary_deployment_validation")
    api.deploy("create-canary-deployment-no-stage", **canary(50, "canary"))
    api.deploy("create-canary-deployment-empty-stage", stageName="", **canary(50, "canary"))
    api.deploy("create-canary-deployment-non-existing-stage", stageName="non-existing", **canary(50, "canary"))

    api = test("TestStageCrudCanary::test_update_stage_canary_deployment_validation")
    gateway.create_deployment(**api.api, stageName="dev")
    api.get("get-stage")
    api.patch("update-stage-canary-settings-remove-overrides", remove("/canarySettings/stageVariableOverrides"))
    api.patch("update-stage-canary-settings-bad-path", remove("/canarySettings/badPath"))
    api.patch("update-stage-canary-settings-bad-path-2", replace("/canarySettings", "x"))
    api.patch("update-stage-canary-settings-replace-bad-path", replace("/canarySettings/badPath", "x"))
    api.patch("update-stage-add-deployment", {**replace("/canarySettings/deploymentId", "absent"), "op": "add"})
    api.patch("update-stage-no-deployment", replace("/canarySettings/deploymentId", "absent"))

    api = test("TestCanaryDeployments::test_invoking_canary_deployment")
    first, second = api.deploy("create-deployment-1"), api.deploy("create-deployment-2")
    variables = {"defaultVar": "default", "testVar": "default"}
    gateway.create_stage(**api.api, stageName="dev", deploymentId=first, variables=variables)
    overrides = "/canarySettings/stageVariableOverrides"
    api.patch(
        "update-stage", replace("/canarySettings/deploymentId", second), replace("/canarySettings/percentTraffic", "100"),
        replace(f"{overrides}/testVar", "canary"), replace(f"{overrides}/noStageVar", "canary"),
    )

    api = test("TestStageCrudCanary::test_update_stage_with_copy_ops")
    first = api.deploy("deployment-1")
    gateway.create_stage(**api.api, stageName="dev", deploymentId=first, variables={"testVar": "test", "testVar2": "test2"})
    promote = copy(overrides, "/variables"), copy("/canarySettings/deploymentId", "/deploymentId")
    rest = replace("/canarySettings/percentTraffic", "0.0")
    api.patch("copy-with-bad-statement", copy("/variables", overrides), copy("/canarySettings/deploymentId", "/deploymentId"))
    api.patch("copy-with-no-replace", *promote)
    api.patch("update-stage-with-copy", rest, *promote)
    api.deploy("deployment-canary", stageName="dev", **canary(50, "override"))
    api.get("get-stage")
    api.patch("update-stage-with-copy-2", rest, *promote)
