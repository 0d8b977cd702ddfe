import { SOURCE_NAMES } from '@/components/shell/live/source-names.ts';
import type { LiveState } from '@/lib/client/stream/live-state.ts';
import { formatAge } from '@/lib/domain/format/format-age.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatCount, formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { SourceName, TargetHealth } from '@/lib/domain/live/health.ts';
import { STALE_AFTER_MS } from '@/lib/domain/acting/may.ts';
import { isAboutCredentials } from '@/lib/domain/errors/about-credentials.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** Something about the picture itself that a person must know: cause first, then what follows. */
export interface HealthNotice {
  kind: 'reconnecting' | 'stale' | 'not-rearmed' | 'orphaned' | 'incomplete' | 'slowed' | 'permissions';
  tone: 'warn' | 'bad';
  title: string;
  text: string;
}

const SOURCES: SourceName[] = ['codedeploy', 'lambda', 'cloudwatch'];
/** The indicator shows a refusal or two: a banner that comes and goes moves the page. */
const REFUSALS_WORTH_A_BANNER = 3;
/** The indicator shows a short break. */
const BREAK_WORTH_A_BANNER_SECONDS = 8;

/** The banners under the header, the gravest first. `nowMs`: AWS's time. */
export function healthNotices(target: TargetHealth | null, state: LiveState, nowMs: number): HealthNotice[] {
  if (!target) return [];
  return [
    ...reconnecting(state),
    ...stale(target, state),
    ...notRearmed(target),
    ...orphaned(target),
    ...incomplete(target, state),
    ...slowed(target, state, nowMs),
    ...permissions(target),
  ];
}

function reconnecting(state: LiveState): HealthNotice[] {
  if (state.kind !== 'reconnecting' || state.forSeconds < BREAK_WORTH_A_BANNER_SECONDS) return [];
  return [
    {
      kind: 'reconnecting',
      tone: 'warn',
      title: `Sluice has not answered for ${formatAge(state.forSeconds * 1000)}.`,
      text: 'What you see is as old as that. The page keeps trying and catches up by itself; reload it if your session has ended.',
    },
  ];
}

function stale(target: TargetHealth, state: LiveState): HealthNotice[] {
  if (state.kind !== 'stale') return [];
  const names = state.sources.map((name) => SOURCE_NAMES[name]);
  const first = state.sources[0];
  if (first === undefined) return [];
  const { lastSuccessAt, error } = target.sources[first];
  const others = SOURCES.filter((name) => !state.sources.includes(name) && state.ages[name] !== null).map(
    (name) => `${SOURCE_NAMES[name]} was read ${formatAge((state.ages[name] ?? 0) * 1000)} ago`,
  );
  const actsOff = state.sources.includes('codedeploy') || state.sources.includes('lambda');
  const verb = names.length === 1 ? 'has' : 'have';
  const sentences = [
    lastSuccessAt === null
      ? `${listed(names)} ${verb} not answered since ${formatUtcTime(error?.since ?? null)} UTC.`
      : `${listed(names)} ${verb} not answered since ${formatUtcTime(lastSuccessAt)} UTC.`,
    error ? `The last attempt ended with ${error.code}: ${withFullStop(error.message)}` : '',
    error && isAboutCredentials(error.code) ? LOG_IN : '',
    others.length > 0 ? `${others.join(', ')}.` : '',
    actsOff ? offUntil(names.length === 1 ? 'it answers' : 'they answer') : '',
  ];
  return [
    {
      kind: 'stale',
      tone: 'warn',
      title:
        state.ageSeconds === null
          ? 'Nothing could be read yet.'
          : `What you see is ${formatAge(state.ageSeconds * 1000)} old.`,
      text: sentences.filter((sentence) => sentence !== '').join(' '),
    },
  ];
}

/** A bypass that should be over and is not: rollouts run blind, so every page says it. */
function notRearmed({ stuckBypasses }: TargetHealth): HealthNotice[] {
  const [first, ...others] = stuckBypasses;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` The same holds for ${formatPlural(others.length, 'other group')}.`;
  return [
    {
      kind: 'not-rearmed',
      tone: 'bad',
      title: `The alarms of ${first.group} should be obeyed again, and AWS refuses.`,
      text: `${withFullStop(first.error)} Sluice keeps trying; until it succeeds, no alarm stops a rollout there.${more}`,
    },
  ];
}

/** Its account is out of reach: only people can help. */
function orphaned({ orphanedBypasses = [] }: TargetHealth): HealthNotice[] {
  const [first, ...others] = orphanedBypasses;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` The same holds for ${formatPlural(others.length, 'other group')}.`;
  return [
    {
      kind: 'orphaned',
      tone: 'bad',
      title: `Nobody ends the bypass of ${first.group}.`,
      text: `It belongs to the target ${first.target}, which is not configured here any more. Give the target that name again and restart Sluice, which then ends it, or obey the alarms in the console.${more}`,
    },
  ];
}

/** It answers, but not to everything: an endpoint that lacks an operation, or an error of AWS's own. */
function incomplete(target: TargetHealth, state: LiveState): HealthNotice[] {
  const isStale = (name: SourceName) => state.kind === 'stale' && state.sources.includes(name);
  const names = SOURCES.filter((name) => {
    const { error } = target.sources[name];
    return error !== null && error.code !== 'UNREACHABLE' && error.missingAction === null && !isStale(name);
  });
  if (names.length === 0) return [];
  return [
    {
      kind: 'incomplete',
      tone: 'warn',
      title: `${listed(names.map((name) => SOURCE_NAMES[name]))} cannot be read in full.`,
      text: names
        .map((name) => target.sources[name].error)
        .flatMap((error) => (error ? `${withFullStop(error.message)} Since ${formatUtcTime(error.since)} UTC.` : []))
        .concat('Everything else works; what is missing is left open, not shown as none.')
        .join(' '),
    },
  ];
}

function slowed(target: TargetHealth, state: LiveState, nowMs: number): HealthNotice[] {
  // Then the server's last data is old, and another notice says so.
  if (state.kind === 'reconnecting') return [];
  const names = SOURCES.filter((name) => target.sources[name].slowed !== null);
  const count = Math.max(0, ...names.map((name) => target.sources[name].slowed?.refused ?? 0));
  if (count < REFUSALS_WORTH_A_BANNER) return [];
  const refused = names.map((name) => {
    const { refused: refusals, outOf } = target.sources[name].slowed ?? { refused: 0, outOf: 0 };
    return `${SOURCE_NAMES[name]} refused ${formatCount(refusals)} of the last ${formatCount(outOf)} calls`;
  });
  const until = Math.max(...names.map((name) => toMs(target.sources[name].slowed?.until ?? '')));
  const wait = until - nowMs;
  const again = wait > 0 ? `trying faster again in ${formatClock(wait)}` : 'trying faster again now';
  const readAt = target.sources.codedeploy.lastSuccessAt;
  // Before the first reading is through, the indicator does not say how old the picture is.
  const isOld = readAt === null || nowMs - toMs(readAt) > STALE_AFTER_MS;
  const acting = isOld ? offUntil('CodeDeploy answers') : 'Acting still works.';
  // The notice about a stale picture says which buttons that turns off.
  const after = state.kind === 'stale' ? '' : ` ${acting}`;
  return [
    {
      kind: 'slowed',
      tone: 'warn',
      title: 'AWS is slowing us down.',
      text: `${refused.join(', ')} (throttling). Sluice reads less often, ${again}.${after}`,
    },
  ];
}

function permissions(target: TargetHealth): HealthNotice[] {
  const count = new Set(target.missingPermissions.map(({ action }) => action)).size;
  if (count === 0) return [];
  return [
    {
      kind: 'permissions',
      tone: 'bad',
      title: `AWS refuses Sluice ${count === 1 ? 'a permission' : `${count} permissions`} in this account.`,
      text: 'Everything else works. What is missing, and what does not work without it:',
    },
  ];
}

/** Sluice cannot log in for anybody. */
const LOG_IN =
  'AWS does not take the credentials that Sluice runs with: log in again as you did before (for example aws sso login), where Sluice runs. It looks for new ones by itself, every few seconds, and goes on without a restart; only keys in its own environment need one.';

function offUntil(when: string): string {
  return `What adds risk is off until ${when}; stopping, rolling back a running rollout and re-arming stay on.`;
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
