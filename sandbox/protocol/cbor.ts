import { cbor as cborValues, CborCodec } from '@smithy/core/cbor';
import { checkTypes, serializationError } from './check-types.ts';
import { shapeError } from './error-shape.ts';
import type { Protocol } from './wire.ts';
import { writeCbor } from './write-cbor.ts';

const codec = new CborCodec();
const HEADERS = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

/** smithy-rpc-v2-cbor, the protocol of CloudWatch's newer SDKs (Go among them). */
export const cbor: Protocol = {
  decodeInput(request, operation) {
    if (request.body.length === 0 || operation.input.isUnitSchema()) return {};
    let decoded: unknown;
    try {
      decoded = codec.createDeserializer().read(operation.input, request.body);
    } catch (error) {
      throw serializationError(`The request body is not valid CBOR. ${(error as Error).message.slice(0, 300)}`);
    }
    if (typeof decoded !== 'object' || decoded === null || Array.isArray(decoded)) {
      throw serializationError('The request body must be a CBOR map.');
    }
    checkTypes(operation.input, decoded, 'date');
    return decoded as Record<string, unknown>;
  },
  encodeOutput(_request, _service, operation, output) {
    if (operation.output.isUnitSchema())
      return { status: 200, headers: { ...HEADERS }, body: cborValues.serialize({}) };
    return { status: 200, headers: { ...HEADERS }, body: writeCbor(operation.output, output) };
  },
  encodeError(request, service, error) {
    const shape = shapeError(service, error);
    const headers: Record<string, string> = { ...HEADERS };
    if (request.headers['x-amzn-query-mode'] === 'true')
      headers['x-amzn-query-error'] = `${shape.queryCode};${shape.fault}`;
    return {
      status: shape.status,
      headers,
      body: cborValues.serialize({ __type: `${shape.namespace}#${error.code}`, ...shape.members }),
    };
  },
};
