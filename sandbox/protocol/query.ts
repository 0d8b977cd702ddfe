import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import { javaDouble } from '../kernel/java-double.ts';
import { escapeXml } from './escape-xml.ts';
import { writeDoubles } from './doubles.ts';
import { shapeError } from './error-shape.ts';
import { readForm } from './read-form.ts';
import type { OperationSchema } from './service.ts';
import type { Protocol, WireRequest } from './wire.ts';

/** awsQuery: form in, XML out. Used by boto3 and the older CLI for CloudWatch, and by everyone for STS. */
export const query: Protocol = {
  decodeInput(request, operation) {
    if (operation.input.isUnitSchema()) return {};
    return readForm(operation.input, formOf(request));
  },
  encodeOutput(request, service, operation, output) {
    const result = operation.output.isUnitSchema() ? '' : writeResult(operation, output);
    return reply(
      200,
      `<${operation.name}Response xmlns="${service.xmlNamespace ?? ''}">${result}` +
        `<ResponseMetadata><RequestId>${request.requestId}</RequestId></ResponseMetadata></${operation.name}Response>`,
    );
  },
  encodeError(request, service, error) {
    const shape = shapeError(service, error);
    return reply(
      shape.status,
      `<ErrorResponse xmlns="${service.xmlNamespace ?? ''}"><Error><Type>${shape.fault}</Type><Code>${escapeXml(shape.queryCode)}</Code>` +
        `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${request.requestId}</RequestId></ErrorResponse>`,
    );
  },
};

/** The parameters of a query call: from the body of a POST, from the URL of a GET. */
export function formOf(request: WireRequest): URLSearchParams {
  return request.method === 'GET' ? request.query : new URLSearchParams(Buffer.from(request.body).toString('utf8'));
}

const reply = (status: number, body: string) => ({ status, headers: { 'content-type': 'text/xml' }, body });

function writeResult(operation: OperationSchema, output: object): string {
  const schema = operation.output.getSchema() as StaticStructureSchema;
  // The serializer names its root element after the schema: give it the name that the query protocol wants.
  const named: StaticStructureSchema = [3, schema[1], `${operation.name}Result`, 0, schema[4], schema[5]];
  const serializer = new XmlShapeSerializer({
    xmlNamespace: '',
    serviceNamespace: schema[1],
    timestampFormat: { useTrait: true, default: 5 },
  });
  const written = NormalizedSchema.of(named);
  // AWS prints doubles as Java does: 5 is "5.0".
  serializer.write(written, writeDoubles(written, output, javaDouble));
  return String(serializer.flush())
    .replace(' xmlns=""', '')
    .replace(/^<\?xml[^>]*\?>/, '');
}
