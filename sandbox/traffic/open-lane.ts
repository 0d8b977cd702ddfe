import type { SandboxCloudWatch } from '../cloudwatch/create-cloudwatch.ts';
import type { SimMs } from '../kernel/clock.ts';
import type { InvocationTarget, ProvisionedUse } from '../kernel/cloudwatch-port.ts';
import type { Target } from '../lambda/create-lambda.ts';
import type { Functions } from '../runtime/functions.ts';
import { draw, type Behaviours } from './behaviour.ts';
import type { Crowd } from './crowding.ts';
import type { Flow } from './flow.ts';

/** Takes one call; returns a promise if code really runs. */
export type Lane = (at: SimMs) => Promise<unknown> | undefined;

interface LaneParts {
  cloudWatch: Pick<SandboxCloudWatch, 'recorder'>;
  functions: Pick<Functions, 'target' | 'runsCode' | 'invoke'> | undefined;
  behaviours: Behaviours;
}

/** How one version takes a second's calls: looks up once what they share. */
export function openLane(parts: LaneParts, flow: Flow, executedVersion: string, crowd: Crowd): Lane {
  const { functionName, alias, random } = flow;
  const target = { functionName, qualifier: alias, executedVersion };
  const { spilled, lost, places } = crowd;
  const onDemand = openRoom(parts, flow, target, places === 0 ? undefined : { spilled: true, places });
  if (lost === 0 && places === 0) return onDemand;
  const waiting = places === 0 ? null : openRoom(parts, flow, target, { spilled: false, places });
  const record = parts.cloudWatch.recorder(target);
  return (at) => {
    if (waiting !== null && random.next() >= spilled) return waiting(at);
    if (random.next() >= lost) return onDemand(at);
    record(at, 0, 'throttle');
    return undefined;
  };
}

function openRoom(parts: LaneParts, flow: Flow, of: InvocationTarget, provisioned: ProvisionedUse | undefined): Lane {
  const { functions, behaviours } = parts;
  const record = parts.cloudWatch.recorder({ ...of, provisioned });
  const target = runnable(parts, flow, of.executedVersion);
  // A throttled call counts as such and is nobody's failure.
  if (target !== null)
    return (at) =>
      functions?.invoke({ target, payload: flow.event, at, admitted: { provisioned } }).catch(() => undefined);
  const behaviourAt = behaviours.of(of.functionName, of.executedVersion);
  return (at) => {
    const { durationMs, failed } = draw(flow.random, behaviourAt(at));
    record(at, durationMs, failed ? 'error' : 'ok');
  };
}

/** The target if its version has code to run, otherwise null. */
function runnable({ functions }: LaneParts, flow: Flow, executedVersion: string): Target | null {
  const version = functions?.target(flow.functionName, executedVersion);
  if (functions === undefined || version === undefined || !functions.runsCode(version)) return null;
  return { ...version, qualifier: flow.alias, invokedArn: version.invokedArn.replace(/:[^:]*$/, `:${flow.alias}`) };
}
