import { HttpResponse } from '@smithy/core/protocols';
import type { MetadataBearer, Pluggable } from '@smithy/types';
import type { AwsCall } from '../../parts/aws-target.ts';
import { nameAwsError, type CalledOperation } from './name-aws-error.ts';

/** What one answer's headers say. */
export interface AnswerHeaders {
  /** When the request went out and its answer came in, by this machine's monotonic clock, ms. */
  sentAtMs: number;
  receivedAtMs: number;
  /** The Date header: AWS's time to the second; null when absent. */
  date: string | null;
  /** The x-simulated-aws header ("sluice-sandbox; rate=1"); null for AWS itself. */
  simulated: string | null;
}

/**
 * A plugin for an SDK client. Reports the headers of each answer (of errors too: an AccessDenied also has the time),
 * and each call with how it ended after its retries.
 */
export function observeAnswers(
  source: AwsCall['source'],
  nowMs: () => number,
  listener: { onHeaders: (headers: AnswerHeaders) => void; onCall: (call: AwsCall) => void },
): Pluggable<object, MetadataBearer> {
  return {
    applyToStack(stack) {
      stack.add(
        (next) => async (args) => {
          const sentAtMs = nowMs();
          const output = await next(args);
          if (HttpResponse.isInstance(output.response)) {
            const { headers } = output.response;
            listener.onHeaders({
              sentAtMs,
              receivedAtMs: nowMs(),
              date: headerNamed(headers, 'date'),
              simulated: headerNamed(headers, 'x-simulated-aws'),
            });
          }
          return output;
        },
        // Low: next to the wire, so that it sees the answer before a deserializer throws on it.
        { step: 'deserialize', name: 'sluiceHeaders', priority: 'low' },
      );
      stack.add(
        (next, context) => async (args) => {
          const operation = (context.commandName ?? 'Unknown').replace(/Command$/, '');
          try {
            const result = await next(args);
            listener.onCall({
              source,
              operation,
              error: null,
              attempts: result.output.$metadata.attempts ?? 1,
            });
            return result;
          } catch (error) {
            listener.onCall(failedCall(source, operation, error));
            throw error;
          }
        },
        { step: 'initialize', name: 'sluiceCalls', priority: 'high' },
      );
    },
  };
}

function headerNamed(headers: Record<string, string>, wanted: string): string | null {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === wanted);
  return name === undefined ? null : (headers[name] ?? null);
}

function failedCall(source: AwsCall['source'], operation: string, error: unknown): AwsCall {
  const service: CalledOperation['service'] = source;
  const named = nameAwsError(error, { service, operation });
  const attempts: unknown =
    error instanceof Error ? Reflect.get(Object(Reflect.get(error, '$metadata')), 'attempts') : null;
  return {
    source,
    operation,
    error: {
      code: named.code === 'AWS_UNREACHABLE' ? 'UNREACHABLE' : (named.details.awsError?.name ?? named.code),
      message: named.message,
      throttled: named.code === 'AWS_THROTTLED',
      missingAction: named.details.missingAction ?? null,
      resource: named.details.resource ?? null,
    },
    attempts: typeof attempts === 'number' ? attempts : 1,
  };
}
