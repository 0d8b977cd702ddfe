import type { NormalizedSchema } from '@smithy/core/schema';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld } from '../scenario/build-world.ts';
import type { World } from '../world/create-world.ts';
import { handleRequest, type HandlerParts } from './handle-request.ts';
import type { WireReply, WireRequest } from './wire.ts';

const failures: Record<string, unknown>[] = [];
let world: World;
let parts: HandlerParts;

beforeAll(async () => {
  world = await buildWorld({ scenario: 'test', seed: 1, rate: 0, startAt: Date.UTC(2026, 10, 20, 14) });
  parts = {
    services: world.services,
    region: 'eu-west-1',
    gate: {
      enter: () => Promise.resolve(),
      refuse: () => undefined,
      count: () => undefined,
      perform: async (_call, run) => run(),
    },
    log: (entry) => {
      if (entry['event'] === 'sandbox-failure') failures.push(entry);
    },
  };
});
afterAll(() => world.stop());

const send = (request: Partial<WireRequest>): Promise<WireReply> =>
  handleRequest(parts, {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: new Uint8Array(),
    requestId: 'r',
    ...request,
  });

const scope = (service: string): string => `AWS4-HMAC-SHA256 Credential=A/20261120/eu-west-1/${service}/aws4_request`;

/** Whether a client of the reply's protocol finds the error's name in it. */
function namesItsError({ headers, body }: WireReply): boolean {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('latin1');
  return (
    headers['x-amzn-errortype'] !== undefined ||
    /"__type":"[\w.#]+"|<Code>\w+<\/Code>/.test(text) ||
    text.includes('__type')
  );
}

test('no request, however broken, is answered with a 500', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'X'),
        path: fc.oneof(
          fc.webPath(),
          fc.string().map((text) => `/${text}`),
          fc.constantFrom(
            '/',
            '/2015-03-31/functions/',
            '/2015-03-31/functions/%00/aliases/%',
            '/2015-03-31/functions/../../etc/aliases/..%2f',
            '/2017-03-31/tags/arn%3Aaws',
            '/2019-09-30/functions/orders-api/provisioned-concurrency',
            '/2016-08-19/account-settings',
            '/restapis',
            '/restapis/%E0%A4%A/stages/%00',
            '/service/GraniteServiceVersion20100801/operation/ListMetrics',
            '/service/__proto__/operation/constructor',
          ),
        ),
        query: fc.webQueryParameters().map((text) => new URLSearchParams(text)),
        headers: fc.record(
          {
            authorization: fc.oneof(
              fc
                .constantFrom('lambda', 'codedeploy', 'monitoring', 'sts', 's3', 'logs', 'apigateway', 'cloudformation')
                .map(scope),
              fc.string(),
            ),
            'content-type': fc.constantFrom(
              'application/x-www-form-urlencoded',
              'application/json',
              'application/x-amz-json-1.0',
              'application/cbor',
            ),
            'x-amz-target': fc.oneof(
              fc.string(),
              fc.constantFrom(
                'CodeDeploy_20141006.ListDeployments',
                'CodeDeploy_20141006.__proto__',
                'Logs_20140328.FilterLogEvents',
                'GraniteServiceVersion20100801.GetMetricData',
                'a.toString',
                '.',
              ),
            ),
            'x-amzn-query-mode': fc.constant('true'),
          },
          { requiredKeys: [] },
        ),
        body: fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
          fc.webQueryParameters().map((text) => new TextEncoder().encode(`Action=GetMetricData&${text}`)),
        ),
      }),
      async (request) => {
        const reply = await send(request);
        expect(reply.status).toBeLessThan(500);
        expect(reply.status < 400 || namesItsError(reply)).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
  expect(failures).toEqual([]);
});

const textOf = (input: unknown, label: string): string => {
  const value = (input as Record<string, unknown>)[label];
  return typeof value === 'string' ? value : 'orders-api';
};

/** JSON that fits a schema's types (mostly), with values that nobody expects. */
function valueFor(schema: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 4) return fc.constant(null);
  if (schema.isStructSchema()) {
    const members = Object.fromEntries(
      Object.entries(schema.getMemberSchemas()).map(([name, member]) => [name, valueFor(member, depth + 1)]),
    );
    return fc.record(members, { requiredKeys: [] });
  }
  if (schema.isListSchema()) return fc.array(valueFor(schema.getValueSchema(), depth + 1), { maxLength: 3 });
  if (schema.isMapSchema())
    return fc.dictionary(fc.string({ maxLength: 5 }), valueFor(schema.getValueSchema(), depth + 1), { maxKeys: 2 });
  if (schema.isNumericSchema())
    return fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('NaN', 'Infinity'),
    );
  if (schema.isTimestampSchema()) return fc.oneof(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constant(8.64e12));
  if (schema.isBooleanSchema()) return fc.boolean();
  return fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'orders-api',
      'orders-api-live',
      'live',
      '41',
      'checkout-errors',
      'AWS/Lambda',
      'Sum',
      'p99',
      'Succeeded',
      '__proto__',
      'constructor',
    ),
  );
}

/** The members that a REST operation takes from its query. */
function queryOf(schema: NormalizedSchema, input: unknown): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, member] of schema.structIterator()) {
    const { httpQuery } = member.getMergedTraits();
    const value = (input as Record<string, unknown>)[name];
    if (typeof httpQuery === 'string' && ['string', 'number', 'boolean'].includes(typeof value))
      query.set(httpQuery, String(value));
  }
  return query;
}

/** Nested members as the query protocol writes them. */
function* formOf(value: unknown, path: string[]): Generator<[string, string]> {
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) yield* formOf(item, [...path, 'member', `${i + 1}`]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) yield* formOf(member, [...path, name]);
  else if (typeof value === 'string') yield [path.join('.'), value];
  else if (typeof value === 'number' || typeof value === 'boolean') yield [path.join('.'), String(value)];
}

test('every operation of the query services takes any form without failing itself', async () => {
  for (const service of world.services.filter(({ protocols }) => protocols.includes('query'))) {
    for (const name of Object.keys(service.operations)) {
      const operation = service.schemas.operations.get(name);
      if (operation === undefined || operation.input.isUnitSchema()) continue;
      await fc.assert(
        fc.asyncProperty(valueFor(operation.input), async (input) => {
          const form = new URLSearchParams([['Action', name], ...formOf(input, [])]);
          await send({
            headers: { authorization: scope(service.id), 'content-type': 'application/x-www-form-urlencoded' },
            body: new TextEncoder().encode(form.toString()),
          });
        }),
        { numRuns: 40 },
      );
    }
  }
  const kinds = failures.map(({ operation, stack }) => `${String(operation)}: ${String(stack).slice(0, 300)}`);
  expect([...new Set(kinds)]).toEqual([]);
}, 60_000);

test('every operation takes any input of the right types without failing itself', async () => {
  for (const service of world.services) {
    const protocol = service.protocols[0];
    if (protocol === 'query') continue;
    for (const name of Object.keys(service.operations)) {
      const operation = service.schemas.operations.get(name);
      if (operation === undefined || operation.input.isUnitSchema()) continue;
      await fc.assert(
        fc.asyncProperty(valueFor(operation.input), async (input) => {
          const http = operation.http;
          const path = http?.template.replaceAll(/\{(\w+)\}/g, (_match, label: string) =>
            encodeURIComponent(textOf(input, label)),
          );
          await send({
            method: http?.method ?? 'POST',
            path: path ?? '/',
            query: queryOf(operation.input, input),
            headers: {
              authorization: scope(service.id),
              ...(service.targetPrefix === null ? {} : { 'x-amz-target': `${service.targetPrefix}.${name}` }),
            },
            body: new TextEncoder().encode(JSON.stringify(input)),
          });
        }),
        { numRuns: 60 },
      );
    }
  }
  const kinds = failures.map(
    (failure) => `${String(failure['operation'])}: ${String(failure['stack']).split('\n').slice(0, 3).join(' ')}`,
  );
  expect([...new Set(kinds)]).toEqual([]);
}, 60_000);

test('a list with a hole in it is refused, not handed to an operation', async () => {
  const reply = await send({
    headers: { 'x-amz-target': 'GraniteServiceVersion20100801.PutMetricData', authorization: scope('monitoring') },
    body: new TextEncoder().encode('{"Namespace":"Shop","MetricData":[null]}'),
  });
  expect(reply.status).toBe(400);
  expect(String(reply.body)).toContain('SerializationException');
});
