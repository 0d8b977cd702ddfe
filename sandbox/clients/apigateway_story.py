"""The life of a REST API's canary through boto3: prints, as JSON, what it saw.

The endpoint and the credentials come from the environment (AWS_ENDPOINT_URL and so on), as with AWS itself.
"""

import json

import boto3
from botocore.exceptions import ClientError

gateway = boto3.client("apigateway")
seen = {}


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return None


names = [f"api-{number:02}" for number in range(30)]
for name in names:
    gateway.create_rest_api(name=name, tags={"team": "shop"})
pages = list(gateway.get_paginator("get_rest_apis").paginate(PaginationConfig={"PageSize": 7}))
seen["apiPages"] = [len(page["items"]) for page in pages]
seen["apis"] = [api["name"] for page in pages for api in page["items"]] == names
seen["defaultPage"] = len(gateway.get_rest_apis()["items"])

api = pages[0]["items"][0]["id"]
first = gateway.create_deployment(restApiId=api, stageName="prod", variables={"table": "orders", "region": "eu"})["id"]
for _ in range(3):
    gateway.create_deployment(restApiId=api, description="unused")
deployments = gateway.get_paginator("get_deployments").paginate(restApiId=api, PaginationConfig={"PageSize": 3})
seen["deployments"] = sum(len(page["items"]) for page in deployments)
second = gateway.create_deployment(
    restApiId=api,
    stageName="prod",
    canarySettings={"percentTraffic": 10.0, "stageVariableOverrides": {"table": "orders-2"}, "useStageCache": False},
)["id"]
stage = gateway.get_stage(restApiId=api, stageName="prod")
seen["canary"] = [
    stage["deploymentId"] == first,
    stage["canarySettings"]["deploymentId"] == second,
    stage["canarySettings"]["percentTraffic"],
    stage["canarySettings"]["stageVariableOverrides"],
]
seen["busy"] = refusal(gateway.create_deployment, restApiId=api, stageName="prod")
seen["inUse"] = refusal(gateway.delete_deployment, restApiId=api, deploymentId=second)


def patch(*operations):
    return gateway.update_stage(restApiId=api, stageName="prod", patchOperations=list(operations))


seen["percent"] = patch({"op": "replace", "path": "/canarySettings/percentTraffic", "value": "25.0"})[
    "canarySettings"
]["percentTraffic"]
seen["tooMuch"] = refusal(
    gateway.update_stage, restApiId=api, stageName="prod",
    patchOperations=[{"op": "replace", "path": "/canarySettings/percentTraffic", "value": "101"}],
)
promoted = patch(
    {"op": "replace", "path": "/canarySettings/percentTraffic", "value": "0.0"},
    {"op": "copy", "from": "/canarySettings/stageVariableOverrides", "path": "/variables"},
    {"op": "copy", "from": "/canarySettings/deploymentId", "path": "/deploymentId"},
)
seen["promoted"] = [promoted["deploymentId"] == second, promoted["variables"]]
removed = patch({"op": "remove", "path": "/canarySettings"})
seen["removed"] = "canarySettings" in removed
seen["times"] = removed["lastUpdatedDate"] >= removed["createdDate"]
gateway.delete_deployment(restApiId=api, deploymentId=first)
seen["gone"] = refusal(gateway.get_deployment, restApiId=api, deploymentId=first)
seen["again"] = refusal(gateway.create_stage, restApiId=api, stageName="prod", deploymentId=second)
gateway.create_stage(restApiId=api, stageName="dev", deploymentId=second, tags={"team": "shop"})
seen["stages"] = [row["stageName"] for row in gateway.get_stages(restApiId=api, deploymentId=second)["item"]]
gateway.delete_stage(restApiId=api, stageName="dev")
gateway.update_rest_api(
    restApiId=api, patchOperations=[{"op": "replace", "path": "/description", "value": "the shop's"}]
)
seen["description"] = gateway.get_rest_api(restApiId=api)["description"]
gateway.delete_rest_api(restApiId=api)
seen["missing"] = refusal(gateway.get_stages, restApiId=api)

print(json.dumps(seen))
