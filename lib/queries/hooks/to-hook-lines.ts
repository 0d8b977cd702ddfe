import type { HookLogLine } from '../../domain/explain/hook-logs.ts';
import type { Iso } from '../../domain/time/iso.ts';

interface WrittenLine {
  at: Iso;
  message: string;
  stream: string;
}

const MOST_LINES = 200;
const MOST_CHARACTERS = 2_000;
const REQUEST_ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Lambda's own line at the start of an invocation, as text or as JSON, with the id of the request. */
const START = new RegExp(`^START RequestId: (${REQUEST_ID})|"type":"platform\\.start".*"requestId":"(${REQUEST_ID})"`);
/** The id as Lambda's other lines, the runtimes' loggers and JSON logs have it. */
const NAMED = new RegExp(`RequestId: (${REQUEST_ID})|\t(${REQUEST_ID})\t|"requestId":\\s?"(${REQUEST_ID})"`);

/**
 * A function's log sorted for its deployment: lines of invocations that name the deployment first, then newest first. A
 * line belongs to the invocation that it names, else to the one that its stream (one environment, one invocation at a
 * time) started last.
 */
export function toHookLines(written: readonly WrittenLine[], deploymentId: string): HookLogLine[] {
  const running = new Map<string, string>();
  const lines = distinct(written)
    .toSorted((a, b) => a.at.localeCompare(b.at) || Number(isStart(b)) - Number(isStart(a)))
    .map((line) => {
      const started = idIn(START, line.message);
      if (started !== null) running.set(line.stream, started);
      return { ...line, requestId: idIn(NAMED, line.message) ?? started ?? running.get(line.stream) ?? null };
    });
  const names = (line: WrittenLine) => line.message.includes(deploymentId);
  const mine = new Set(lines.flatMap((line) => (names(line) && line.requestId !== null ? [line.requestId] : [])));
  return lines
    .toReversed()
    .map((line) => ({
      at: line.at,
      message: line.message.slice(0, MOST_CHARACTERS),
      ofThisDeployment: names(line) || (line.requestId !== null && mine.has(line.requestId)),
    }))
    .toSorted((a, b) => Number(b.ofThisDeployment) - Number(a.ofThisDeployment))
    .slice(0, MOST_LINES);
}

/** Whether any invocation began among these lines. */
export function hasStart(written: readonly WrittenLine[]): boolean {
  return written.some(isStart);
}

function isStart({ message }: WrittenLine): boolean {
  return START.test(message);
}

function idIn(pattern: RegExp, message: string): string | null {
  const found = pattern.exec(message);
  return found?.slice(1).find((id) => id !== undefined) ?? null;
}

/** Two readings may have found the same line. */
function distinct(written: readonly WrittenLine[]): WrittenLine[] {
  return [...new Map(written.map((line) => [`${line.at} ${line.stream} ${line.message}`, line])).values()];
}
