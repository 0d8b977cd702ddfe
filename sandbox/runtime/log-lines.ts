import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { SimMs } from '../kernel/clock.ts';
import type { Execution, OutputLine } from './job.ts';

export interface LogLine {
  at: SimMs;
  message: string;
}

const RANKS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/**
 * What Lambda writes to CloudWatch Logs about one invocation, in the function's format. A line's time is the simulated
 * start plus the real milliseconds since.
 */
export function logLines(
  configuration: FunctionConfiguration,
  requestId: string,
  startAt: SimMs,
  execution: Execution,
): LogLine[] {
  const json = configuration.LoggingConfig?.LogFormat === 'JSON';
  const endAt = startAt + Math.round(execution.durationMs);
  const event = (at: SimMs, type: string, record: object, text: string): LogLine => ({
    at,
    message: json ? `${JSON.stringify({ time: iso(at), type: `platform.${type}`, record })}\n` : `${text}\n`,
  });
  const version = configuration.Version ?? '$LATEST';
  const runtimeVersion = `${(configuration.Runtime ?? '').replace('nodejs', 'nodejs:').replace('.x', '')}.v1`;
  const arn = configuration.RuntimeVersionConfig?.RuntimeVersionArn ?? '';
  const { ending } = execution;
  const lines: LogLine[] = [];
  if (execution.initMs !== null) {
    const text = `INIT_START Runtime Version: ${runtimeVersion}\tRuntime Version ARN: ${arn}`;
    const record = {
      initializationType: 'on-demand',
      phase: 'init',
      runtimeVersion,
      runtimeVersionArn: arn,
      functionName: configuration.FunctionName,
      functionVersion: version,
    };
    lines.push(event(startAt, 'initStart', record, text));
  }
  lines.push(event(startAt, 'start', { requestId, version }, `START RequestId: ${requestId} Version: ${version}`));
  const least = RANKS.indexOf(configuration.LoggingConfig?.ApplicationLogLevel ?? 'INFO');
  for (const line of execution.output) {
    // Levels are filtered only in the JSON format.
    if (json && line.level !== null && RANKS.indexOf(line.level) < least) continue;
    const at = startAt + Math.floor(line.afterMs);
    lines.push({ at, message: `${json ? asJson(line, at, requestId) : asText(line, at, requestId)}\n` });
  }
  if (ending.kind === 'timeout') {
    const seconds = (execution.durationMs / 1000).toFixed(2);
    lines.push({ at: endAt, message: `${iso(endAt)} ${requestId} Task timed out after ${seconds} seconds\n\n` });
  }
  const status = { returned: 'success', failed: 'success', crashed: 'error', timeout: 'timeout' }[ending.kind];
  if (!json) lines.push({ at: endAt, message: `END RequestId: ${requestId}\n` });
  lines.push(
    event(
      endAt,
      'report',
      reportRecord(configuration, requestId, execution, status),
      reportText(configuration, requestId, execution, status),
    ),
  );
  return lines;
}

const iso = (at: SimMs): string => new Date(at).toISOString();

function asText({ level, text }: OutputLine, at: SimMs, requestId: string): string {
  return level === null ? text : `${iso(at)}\t${requestId}\t${level}\t${text}`;
}

function asJson({ level, text, json }: OutputLine, at: SimMs, requestId: string): string {
  if (level === null) return text;
  const head = JSON.stringify({ timestamp: iso(at), level, requestId }).slice(0, -1);
  return `${head},"message":${json ?? JSON.stringify(text)}}`;
}

/** Since August 2025 the initialisation is billed as well. */
const billedMs = ({ durationMs, initMs }: Execution): number => Math.ceil(durationMs + (initMs ?? 0));

function reportText(
  configuration: FunctionConfiguration,
  requestId: string,
  execution: Execution,
  status: string,
): string {
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${execution.durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billedMs(execution)} ms`,
    `Memory Size: ${configuration.MemorySize ?? 128} MB`,
    `Max Memory Used: ${execution.maxMemoryMb} MB`,
    ...(execution.initMs === null ? [] : [`Init Duration: ${execution.initMs.toFixed(2)} ms`]),
    ...(status === 'success' ? [] : [`Status: ${status}`]),
    ...(execution.ending.kind === 'crashed' ? [`Error Type: ${execution.ending.error.errorType}`] : []),
  ];
  return `${parts.join('\t')}\t`;
}

function reportRecord(
  configuration: FunctionConfiguration,
  requestId: string,
  execution: Execution,
  status: string,
): object {
  return {
    requestId,
    metrics: {
      durationMs: Math.round(execution.durationMs * 1000) / 1000,
      billedDurationMs: billedMs(execution),
      memorySizeMB: configuration.MemorySize ?? 128,
      maxMemoryUsedMB: execution.maxMemoryMb,
      ...(execution.initMs === null ? {} : { initDurationMs: Math.round(execution.initMs * 1000) / 1000 }),
    },
    status,
  };
}
