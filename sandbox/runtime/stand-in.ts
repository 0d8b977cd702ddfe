import type { SimMs } from '../kernel/clock.ts';
import type { CloudWatch } from '../kernel/cloudwatch-port.ts';
import type { Target } from '../lambda/create-lambda.ts';
import type { LogWriter } from '../logs/create-logs.ts';
import { logLines } from './log-lines.ts';
import type { Execution } from './job.ts';

interface StandInParts {
  logs: LogWriter;
  cloudWatch: Pick<CloudWatch, 'recordInvocation'>;
  target: Target;
  requestId: string;
  stream: string;
  at: SimMs;
  durationMs: number;
}

/**
 * An invocation of a function without code, played by its caller. Writes START at once; the returned function ends it:
 * it writes the function's one line, END and REPORT, and counts the invocation.
 */
export function beginStandIn(parts: StandInParts): (line: string) => void {
  const { logs, cloudWatch, target, requestId, stream, at, durationMs } = parts;
  const { configuration, functionName, qualifier, executedVersion } = target;
  const group = configuration.LoggingConfig?.LogGroup ?? `/aws/lambda/${functionName}`;
  const lines = (output: Execution['output']) =>
    logLines(configuration, requestId, at, {
      ending: { kind: 'returned', payload: 'null' },
      stream,
      durationMs,
      initMs: null,
      maxMemoryMb: Math.min(configuration.MemorySize ?? 128, 64),
      output,
    });
  logs.write(group, stream, lines([]).slice(0, 1));
  return (text) => {
    logs.write(group, stream, lines([{ afterMs: durationMs, level: 'INFO', text, json: null }]).slice(1));
    cloudWatch.recordInvocation({ functionName, qualifier, executedVersion, at, durationMs, outcome: 'ok' });
  };
}
