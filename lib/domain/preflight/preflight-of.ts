import { areIgnored } from '../alarms/are-ignored.ts';
import { detectionOf } from '../detection/detection-of.ts';
import type { Detection } from '../detection/detection.ts';
import { findAlarmAliasWide } from './find-alarm-alias-wide.ts';
import { findAlarmBlind } from './find-alarm-blind.ts';
import { findAlarmMissing } from './find-alarm-missing.ts';
import { findAlarmRed } from './find-alarm-red.ts';
import { findAlarmTooSlow } from './find-alarm-too-slow.ts';
import { findAlias } from './find-alias.ts';
import { findConcurrency } from './find-concurrency.ts';
import { findDetectionPoor } from './find-detection-poor.ts';
import { findFewSamples } from './find-few-samples.ts';
import { findHooks } from './find-hooks.ts';
import { findMissingData } from './find-missing-data.ts';
import { findUnguarded } from './find-unguarded.ts';
import { findVersion } from './find-version.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Preflight, Severity } from './preflight.ts';
import { recentTraffic } from './recent-traffic.ts';
import { unreadOf } from './unread-of.ts';

const SEVERITIES: Record<Severity, number> = { blocks: 0, warns: 1, notes: 2 };

/**
 * What would happen if a deployment of the group started now: findings, the worst first, each from facts that were
 * read.
 */
export function preflightOf(read: PreflightFacts): Preflight {
  // $LATEST is published first, and gets its number only then.
  const facts = read.candidateVersion === '$LATEST' ? { ...read, candidateVersion: null } : read;
  const detection = detectionIn(facts);
  const findings = findingsIn(facts, detection);
  return {
    madeAt: facts.now,
    // Within a severity their order stays.
    findings: findings.toSorted((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]),
    plan: facts.plan,
    hooks: facts.hooks,
    detection,
    unread: unreadOf(facts),
  };
}

/** Everything that is found in facts, the more urgent first within a severity. */
export function findingsIn(facts: PreflightFacts, detection: Detection | null): Preflight['findings'] {
  return [
    ...findAlias(facts),
    ...findAlarmRed(facts),
    ...findVersion(facts),
    ...findHooks(facts),
    ...findAlarmMissing(facts),
    ...findUnguarded(facts),
    ...findDetectionPoor(facts, detection),
    ...findAlarmBlind(facts),
    ...findAlarmTooSlow(facts),
    ...findMissingData(facts),
    ...findConcurrency(facts),
    ...findAlarmAliasWide(facts),
    ...findFewSamples(facts),
  ];
}

function detectionIn(facts: PreflightFacts): Detection | null {
  const { plan, group, candidateVersion } = facts;
  const traffic = recentTraffic(facts);
  const { ignored, items } = group.alarms;
  if (plan === null || traffic === null || ignored === null) return null;
  const detection = detectionOf({
    plan,
    alarms: ignored ? [] : items,
    isIgnored: areIgnored(group.alarms),
    children: facts.children,
    ...traffic,
    callsByHour: group.traffic?.callsByHour ?? null,
    functionName: group.functionName,
    alias: group.alias,
    baselineVersion: group.aliasState?.version ?? null,
    candidateVersion,
  });
  if (detection === null || !ignored) return detection;
  return { ...detection, notCounted: items.map(({ name }) => ({ name, why: 'The group ignores its alarms now.' })) };
}
