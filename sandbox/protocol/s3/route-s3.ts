import { matchQuery } from '../match-path.ts';
import { s3Place } from './s3-place.ts';
import type { OperationSchema, Service } from '../service.ts';
import type { WireRequest } from '../wire.ts';

/** Parameters that name a part of a bucket or object, of which S3 has many: without an operation for it, none fits. */
const SUBRESOURCES = new Set(
  'accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle location logging metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock replication requestPayment restore retention select tagging torrent uploads uploadId versioning versions website'.split(
    ' ',
  ),
);

/**
 * The operation that a request to S3 asks for: by method, by whether there is a bucket and a key, and by the parameters
 * of its address. null: the sandbox has none.
 */
export function routeS3(service: Service, request: WireRequest): OperationSchema | null {
  let place;
  try {
    place = s3Place(request);
  } catch {
    return null;
  }
  const level = place.bucket === null ? 'all' : place.key === null ? 'bucket' : 'object';
  const asked = new Set([...request.query.keys()].filter((name) => SUBRESOURCES.has(name)));
  let best: OperationSchema | null = null;
  let most = -1;
  for (const name of Object.keys(service.operations)) {
    const operation = service.schemas.operations.get(name);
    if (operation === undefined || operation.http?.method !== request.method) continue;
    if (levelOf(operation) !== level || parametersOf(operation, asked) === null) continue;
    const { template } = operation.http;
    const fixed = matchQuery(withoutId(template), request.query);
    const score = fixed === null ? -1 : fixed + (parametersOf(operation, asked) ?? 0);
    if (score <= most) continue;
    best = operation;
    most = score;
  }
  return best;
}

/** `x-id` only tells operations apart in traces; who does not write it means the same. */
const withoutId = (template: string): string => template.replace(/[?&]x-id=\w+/, '').replace(/^([^?&]*)&/, '$1?');

function levelOf(operation: OperationSchema): 'all' | 'bucket' | 'object' {
  const members = operation.input.isUnitSchema() ? {} : operation.input.getMemberSchemas();
  if (members['Key'] !== undefined) return 'object';
  return members['Bucket'] === undefined ? 'all' : 'bucket';
}

/**
 * How many of the parts that are asked for an operation knows; null: not all, or it needs one that is not asked for.
 */
function parametersOf(operation: OperationSchema, asked: ReadonlySet<string>): number | null {
  const own = new URLSearchParams(operation.http?.template.split('?')[1] ?? '');
  const members = operation.input.isUnitSchema() ? {} : operation.input.getMemberSchemas();
  const inQuery = Object.entries(members).flatMap(([, member]) => {
    const { httpQuery } = member.getMergedTraits();
    return typeof httpQuery === 'string' ? [httpQuery] : [];
  });
  const knows = (name: string): boolean => own.has(name) || inQuery.includes(name);
  if (![...asked].every(knows)) return null;
  // A part of an upload cannot be meant without the upload.
  if (inQuery.includes('uploadId') && !asked.has('uploadId') && operation.http?.method !== 'GET') return null;
  return asked.size;
}
