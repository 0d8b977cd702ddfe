import { metricsOf } from '../../domain/alarms/alarm-sight.ts';
import type { Alarm } from '../../domain/alarms/alarm.ts';
import { alarmsOf } from '../../domain/alarms/alarm-rule.ts';
import { knownAlarms } from '../../domain/alarms/composite-of.ts';
import { parseAlarmRule } from '../../domain/alarms/parse-alarm-rule.ts';
import type { Group, PublishedVersion } from '../../domain/group/group.ts';
import { toIso } from '../../domain/time/iso.ts';
import type { ConcurrencyFacts, HookFact, PreflightFacts } from '../../domain/preflight/preflight-facts.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import type { Parts } from '../../parts/parts.ts';
import { readLastHooks } from './read-last-hooks.ts';
import { unlessRefused } from './unless-refused.ts';

const MINUTE_MS = 60_000;
/** Pre-flight assumes the traffic of this period. */
const LOOK_BACK_MS = 3 * 60 * MINUTE_MS;
/** Versions whose minutes are read. Alarms that name more are beyond anything sensible. */
const MOST_VERSIONS = 8;

/** Composite alarms over composite alarms are resolved this deep, a call each. */
const CHILD_LEVELS = 2;
/** DescribeAlarms takes at most this many names a call. */
const MOST_CHILDREN = 100;

type Deps = Pick<Parts, 'clock' | 'shelves'>;

/**
 * Everything that pre-flight looks at. Each part is read at most once a minute, however many ask (children of composite
 * alarms: every ten seconds): about eight calls for a group that is looked at, and up to two more if it has composite
 * alarms. What AWS does not answer is null.
 */
export async function readPreflightFacts(
  deps: Deps,
  target: AwsTarget,
  group: Group,
  input: { candidateVersion: string | null; configName: string | null },
): Promise<PreflightFacts> {
  const now = target.clock.now() ?? deps.clock.now();
  const configName = input.configName ?? group.configName;
  const children = await readChildren(deps, target, group);
  const [plan, versions, hooks, concurrency, minutes] = await Promise.all([
    configName === null ? null : unlessRefused(target.codeDeploy.getPlan(configName)),
    readVersions(deps, target, group),
    readHooks(deps, target, group),
    readConcurrency(deps, target, group, now),
    readMinutes(deps, target, group, { children, candidateVersion: input.candidateVersion, now }),
  ]);
  const { candidateVersion } = input;
  return { now: now.toISOString(), group, children, plan, candidateVersion, versions, hooks, concurrency, minutes };
}

/** The alarms that the group's composite alarms look at, and the children of composite ones among those. */
async function readChildren(deps: Deps, target: AwsTarget, { alarms }: Group): Promise<Alarm[]> {
  const children: Alarm[] = [];
  for (let level = 0; level < CHILD_LEVELS; level += 1) {
    const known = knownAlarms(alarms.items, children);
    const names = [...known.values()].flatMap(({ rule }) => childrenOf(rule)).filter((name) => !known.has(name));
    const wanted = [...new Set(names)].slice(0, MOST_CHILDREN);
    if (wanted.length === 0) break;
    const read = await deps.shelves.alarmsBelow.get(target, wanted.join('\n'), () =>
      unlessRefused(target.cloudWatch.describeAlarms(wanted)),
    );
    if (read === null) break;
    children.push(...read);
  }
  return children;
}

function childrenOf(rule: string | undefined): string[] {
  const parsed = rule === undefined ? null : parseAlarmRule(rule);
  return parsed === null ? [] : alarmsOf(parsed);
}

async function readVersions(deps: Deps, target: AwsTarget, group: Group): Promise<PublishedVersion[] | null> {
  const { functionName } = group;
  if (functionName === null) return null;
  return deps.shelves.versions.get(target, functionName, () => unlessRefused(target.lambda.listVersions(functionName)));
}

async function readHooks(deps: Deps, target: AwsTarget, group: Group): Promise<HookFact[] | null> {
  return deps.shelves.hooks.get(target, group.lastRolloutId ?? '', async () => {
    const hooks = await unlessRefused(readLastHooks(deps, target, group));
    if (hooks === null) return null;
    return Promise.all(
      hooks.map(async (hook) => ({
        ...hook,
        exists: await unlessRefused(target.lambda.functionExists(hook.functionName)),
      })),
    );
  });
}

async function readConcurrency(
  deps: Deps,
  target: AwsTarget,
  { functionName }: Group,
  now: Date,
): Promise<ConcurrencyFacts | null> {
  if (functionName === null) return null;
  return deps.shelves.concurrency.get(target, functionName, async () => {
    const [set, peak] = await Promise.all([
      unlessRefused(target.lambda.getConcurrency(functionName)),
      unlessRefused(target.cloudWatch.peakConcurrency(functionName, ...lastHours(now)).then((most) => ({ most }))),
    ]);
    return set === null || peak === null ? null : { ...set, peak: peak.most };
  });
}

async function readMinutes(
  deps: Deps,
  target: AwsTarget,
  group: Group,
  { children, candidateVersion, now }: { children: Alarm[]; candidateVersion: string | null; now: Date },
): Promise<MinuteCount[] | null> {
  const { functionName, alias, aliasState } = group;
  if (functionName === null || alias === null || aliasState === null) return null;
  const versions = [
    ...new Set([
      aliasState.version,
      ...Object.keys(aliasState.weights),
      ...versionsNamedByAlarms([...group.alarms.items, ...children]),
      ...(candidateVersion === null ? [] : [candidateVersion]),
      ...lastVersions(group),
    ]),
  ].slice(0, MOST_VERSIONS);
  return deps.shelves.minutes.get(target, `${functionName}:${alias} ${versions.join()}`, () =>
    unlessRefused(target.cloudWatch.versionMinutes([{ functionName, alias, versions }], ...lastHours(now))),
  );
}

/** The finished minutes: the current one is not counted yet. */
function lastHours(now: Date): [from: string, to: string] {
  const endMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return [toIso(endMs - LOOK_BACK_MS), toIso(endMs)];
}

function versionsNamedByAlarms(alarms: readonly Alarm[]): string[] {
  return alarms
    .flatMap(({ definition }) => (definition === null ? [] : metricsOf(definition)))
    .flatMap(({ dimensions }) => dimensions['ExecutedVersion'] ?? [])
    .filter((version) => /^\d+$/.test(version));
}

/** An alarm may still be red because of the version that was rolled back. */
function lastVersions({ lastRollout }: Group): string[] {
  return [lastRollout?.candidateVersion ?? null, lastRollout?.baselineVersion ?? null].filter(
    (version) => version !== null,
  );
}
