"""Compares recorded raw responses with botocore's models of the operations that they answer.

A line of standard input is an exchange: {service, operation, protocol, status, headers, body}, the body in base64. For
each, a line of standard output: a JSON list of what does not fit, empty where all does. The walk is strict where
botocore's own parsers are lenient (they drop what they do not know), and those parsers run over it as well.
"""

import base64
import datetime
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

from botocore import parsers
from botocore.loaders import Loader
from botocore.model import ServiceModel

CLIENT = {"monitoring": "cloudwatch"}
WIRE = {"json-rpc": "json", "query": "query", "cbor": "smithy-rpc-v2-cbor", "rest-json": "rest-json", "rest-xml": "rest-xml"}
# Not in any model: what the front ends of all services answer, and the words of IAM.
COMMON = {
    "AccessDenied", "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "InternalFailure",
    "InvalidAction", "MissingAction", "RequestLimitExceeded", "SerializationException", "ServiceException",
    "ServiceUnavailable", "ServiceUnavailableException", "Throttling", "ThrottlingException",
    "UnknownOperationException", "ValidationError", "ValidationException",
}
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
# Said on purpose, though the model does not list it.
DELIBERATE = {
    # The sandbox's own limit: deployments to other platforms than Lambda are not played.
    ("CreateDeployment", "OperationNotSupportedException"),
}
# Values that AWS answers though its model's enum lacks them.
BEYOND_THE_ENUM = {
    # The events of a stack itself carry the stack's statuses.
    ("ResourceStatus", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
    ("ResourceStatus", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"),
}
loader = Loader()
models = {}


def model_of(service):
    name = CLIENT.get(service, service)
    if name not in models:
        models[name] = ServiceModel(loader.load_service_model(name, "service-2"), name)
    return models[name]


class Walk:
    """One response: collects what does not fit its shape."""

    def __init__(self, protocol):
        self.protocol = protocol
        self.problems = []

    def say(self, path, text):
        self.problems.append(f"{path or 'body'}: {text}")

    def text(self, shape, value, path):
        if shape.enum and value not in shape.enum and (shape.name, value) not in BEYOND_THE_ENUM:
            self.say(path, f"{value!r} is not in the enum {shape.name}")
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if least is not None and len(value) < least:
            self.say(path, f"{value!r} is shorter than {least}")
        if most is not None and len(value) > most:
            self.say(path, f"{value[:40]!r} is longer than {most}")
        pattern = shape.metadata.get("pattern")
        if pattern and value != "":
            try:
                fits = re.fullmatch(pattern.replace("\\p{", "\\u{"), value)
            except re.error:
                return
            if not fits:
                self.say(path, f"{value!r} does not match {pattern}")

    def number(self, shape, value, path):
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if (least is not None and value < least) or (most is not None and value > most):
            self.say(path, f"{value} is not within {least} to {most}")

    def required(self, shape, present, path):
        for name in shape.metadata.get("required", []):
            if name not in present:
                self.say(path, f"required member {name} is absent")
        if shape.metadata.get("union") and len(present) != 1:
            self.say(path, f"a union has one member, here {sorted(present)}")

    # JSON and CBOR

    def structure(self, shape, value, path, extra=(), skip=()):
        if not isinstance(value, dict):
            return self.say(path, f"{type(value).__name__} instead of a structure")
        known = {member.serialization.get("name", name): (name, member) for name, member in shape.members.items()}
        present = set(skip)
        for key, inner in value.items():
            if key in extra and key not in known:
                continue
            if key not in known or known[key][0] in skip:
                self.say(f"{path}.{key}", "the model has no such member")
                continue
            present.add(known[key][0])
            self.value(known[key][1], inner, f"{path}.{key}")
        self.required(shape, present, path)

    def value(self, shape, value, path):
        kind = shape.type_name
        if value is None:
            return self.say(path, "null instead of being absent")
        if kind == "structure":
            if not getattr(shape, "is_document_type", False):
                self.structure(shape, value, path)
        elif kind == "list":
            if not isinstance(value, list):
                return self.say(path, f"{type(value).__name__} instead of a list")
            for index, inner in enumerate(value):
                self.value(shape.member, inner, f"{path}[{index}]")
        elif kind == "map":
            if not isinstance(value, dict):
                return self.say(path, f"{type(value).__name__} instead of a map")
            for key, inner in value.items():
                self.text(shape.key, key, f"{path} key")
                self.value(shape.value, inner, f"{path}.{key}")
        else:
            self.scalar(shape, value, path)

    def scalar(self, shape, value, path):
        kind = shape.type_name
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if kind in ("string", "character"):
            fits = isinstance(value, str)
        elif kind in ("integer", "long"):
            fits = isinstance(value, int) and number
        elif kind in ("float", "double"):
            fits = number
        elif kind == "boolean":
            fits = isinstance(value, bool)
        elif kind == "timestamp" and self.protocol == "cbor":
            fits = isinstance(value, datetime.datetime)
        elif kind == "timestamp":
            iso = shape.serialization.get("timestampFormat") == "iso8601"
            fits = isinstance(value, str) and ISO.fullmatch(value) if iso else number
        else:
            fits = isinstance(value, (str, bytes))
        if not fits:
            self.say(path, f"{value!r} is no {kind}")
        elif kind == "string":
            self.text(shape, value, path)
        elif kind in ("integer", "long", "float", "double"):
            self.number(shape, value, path)

    # XML

    def element(self, shape, node, path):
        kind = shape.type_name
        if kind == "structure":
            known = {}
            for name, member in shape.members.items():
                flat = member.type_name == "list" and member.serialization.get("flattened")
                inner = member.member.serialization.get("name") if flat else None
                known[inner or member.serialization.get("name", name)] = (name, member, bool(flat))
            present = set()
            for child in node:
                tag = local(child)
                if tag not in known:
                    self.say(f"{path}.{tag}", "the model has no such member")
                    continue
                name, member, flat = known[tag]
                if name in present and not flat:
                    self.say(f"{path}.{tag}", "stands twice")
                present.add(name)
                self.element(member.member if flat else member, child, f"{path}.{tag}")
            self.required(shape, present, path)
        elif kind == "list":
            wanted = shape.member.serialization.get("name", "member")
            for index, child in enumerate(node):
                if local(child) != wanted:
                    self.say(path, f"<{local(child)}> instead of <{wanted}>")
                self.element(shape.member, child, f"{path}[{index}]")
        elif kind == "map":
            for child in node:
                names = [local(one) for one in child]
                if local(child) != "entry" or names != ["key", "value"]:
                    self.say(path, f"<{local(child)}> of {names} instead of entries of key and value")
                else:
                    self.element(shape.key, child[0], f"{path} key")
                    self.element(shape.value, child[1], f"{path}.{child[0].text}")
        else:
            self.leaf(shape, node, path)

    def leaf(self, shape, node, path):
        kind, text = shape.type_name, node.text or ""
        if len(node) > 0:
            return self.say(path, f"elements instead of a {kind}")
        if kind in ("integer", "long"):
            fits = re.fullmatch(r"-?\d+", text)
        elif kind in ("float", "double"):
            fits = re.fullmatch(r"-?(\d+(\.\d+)?([eE][+-]?\d+)?|Infinity|NaN)", text)
        elif kind == "boolean":
            fits = text in ("true", "false")
        elif kind == "timestamp":
            fits = ISO.fullmatch(text)
        else:
            fits = True
        if not fits:
            self.say(path, f"{text!r} is no {kind}")
        elif kind == "string":
            self.text(shape, text, path)
        elif kind in ("integer", "long", "float", "double"):
            self.number(shape, float(text), path)


def local(node):
    return node.tag.rpartition("}")[2]


def decode(protocol, body):
    if protocol == "cbor":
        return parsers.RpcV2CBORParser().parse_data_item(io.BufferedReader(io.BytesIO(body))) if body else {}
    return json.loads(body) if body else {}


def check_success(walk, model, operation, exchange, body):
    shape, protocol = operation.output_shape, exchange["protocol"]
    if protocol == "query":
        root = ElementTree.fromstring(body)
        wanted = f"{{{model.metadata['xmlNamespace']}}}{operation.name}Response"
        if root.tag != wanted:
            walk.say("", f"{root.tag} instead of {wanted}")
        wrapper = shape.serialization.get("resultWrapper") if shape else None
        expected = [*([wrapper] if wrapper else []), "ResponseMetadata"]
        if [local(child) for child in root] != expected:
            walk.say("", f"{[local(child) for child in root]} instead of {expected}")
        elif wrapper:
            walk.element(shape, root[0], "")
        return
    if protocol == "rest-xml":
        return check_rest_xml(walk, operation, exchange, body)
    if protocol == "rest-json":
        wanted = operation.http.get("responseCode", 200)
        asynchronous = operation.name == "Invoke" and exchange["status"] in (202, 204)
        if exchange["status"] != wanted and not asynchronous:
            walk.say("status", f"{exchange['status']} instead of {wanted}")
    elif exchange["status"] != 200:
        walk.say("status", f"{exchange['status']} instead of 200")
    if shape is None:
        # Where an operation has no output AWS answers an empty body or an empty structure.
        if body not in (b"", b"{}", b"\xbf\xff", b"\xa0"):
            walk.say("", f"{body[:80]!r} where the operation has no output")
        return
    elsewhere = set()
    for name, member in shape.members.items():
        where = member.serialization.get("location")
        if where is None:
            continue
        elsewhere.add(name)
        if where == "header":
            given = exchange["headers"].get(member.serialization["name"].lower())
            if given is None and name in shape.metadata.get("required", []):
                walk.say(name, "required header is absent")
            if given is not None and member.type_name == "string":
                walk.text(member, given, name)
    payload = shape.serialization.get("payload")
    if payload is None:
        walk.structure(shape, decode(protocol, body), "", skip=elsewhere)
    elif shape.members[payload].type_name == "structure":
        walk.value(shape.members[payload], decode(protocol, body), payload)


def check_rest_xml(walk, operation, exchange, body):
    shape, wanted = operation.output_shape, operation.http.get("responseCode", 200)
    part = "content-range" in exchange["headers"]
    if exchange["status"] != (206 if part else wanted):
        walk.say("status", f"{exchange['status']} instead of {wanted}")
    if shape is None:
        if body != b"":
            walk.say("", f"{body[:80]!r} where the operation has no output")
        return
    payload = shape.serialization.get("payload")
    if payload is not None and shape.members[payload].type_name == "blob" or operation.http["method"] == "HEAD":
        return
    inside = {name for name, member in shape.members.items() if member.serialization.get("location") is None}
    if operation.name == "GetBucketLocation":
        # Text in an element, which the model does not say.
        if local(ElementTree.fromstring(body)) != "LocationConstraint":
            walk.say("", f"{body[:80]!r} is no location")
    elif payload is not None:
        walk.element(shape.members[payload], ElementTree.fromstring(body), payload)
    elif inside and body:
        walk.element(shape, ElementTree.fromstring(body), "")


def check_error(walk, operation, exchange, body):
    protocol, headers = exchange["protocol"], exchange["headers"]
    said = {}
    if protocol == "rest-xml":
        # The answer to a HEAD has no body; most of S3's codes are in no model.
        root = ElementTree.fromstring(body) if body else None
        if root is not None and (local(root) != "Error" or not root.findtext("Code") or root.find("Message") is None):
            walk.say("", f"an error of another form: {body[:200]!r}")
        return
    if protocol == "query":
        root = ElementTree.fromstring(body)
        error = root.find("{*}Error")
        if local(root) != "ErrorResponse" or error is None or root.find("{*}RequestId") is None:
            return walk.say("", f"an error of another form: {body[:200]!r}")
        code = error.findtext("{*}Code")
        if error.findtext("{*}Type") not in ("Sender", "Receiver") or error.find("{*}Message") is None:
            walk.say("Error", "lacks its type or message")
    else:
        said = decode(protocol, body)
        code = headers.get("x-amzn-errortype") if protocol == "rest-json" else said.get("__type")
        code = (code or "").split(":")[0].rpartition("#")[2]
        if "x-amzn-query-error" in headers and protocol != "rest-json":
            compatible = headers["x-amzn-query-error"].split(";")
            if len(compatible) != 2 or compatible[1] not in ("Sender", "Receiver"):
                walk.say("x-amzn-query-error", f"{compatible} is not a code and who is to blame")
    for shape in operation.error_shapes:
        told = shape.metadata.get("error", {})
        if code in (told.get("code"), shape.name, shape.error_code):
            if protocol != "query":
                walk.structure(shape, said, "", extra=("__type", "message", "Message", "Type"))
            status = told.get("httpStatusCode")
            if status is not None and status != exchange["status"]:
                walk.say("status", f"{exchange['status']} instead of {status} with {code}")
            return
    if (operation.name, code) in DELIBERATE:
        return
    if code not in COMMON and exchange["status"] < 500:
        walk.say("", f"{code!r} is not among the errors of {operation.name}: {[s.name for s in operation.error_shapes]}")


def check(exchange):
    protocol = exchange["protocol"]
    model, body = model_of(exchange["service"]), base64.b64decode(exchange["body"])
    operation = model.operation_model(exchange["operation"])
    walk = Walk(protocol)
    if exchange["status"] < 300:
        check_success(walk, model, operation, exchange, body)
    else:
        check_error(walk, operation, exchange, body)
    parser = parsers.create_parser(WIRE[protocol])
    streams = operation.has_streaming_output or operation.has_event_stream_output
    if not streams:
        response = {"status_code": exchange["status"], "headers": exchange["headers"], "body": body}
        parser.parse(response, operation.output_shape)
    return walk.problems


for line in sys.stdin:
    try:
        found = check(json.loads(line))
    except Exception as error:  # Whatever cannot even be read does not fit.
        found = [f"{type(error).__name__}: {error}"]
    print(json.dumps(found), flush=True)
