import type { ProblemCode } from '../errors/problem.ts';
import { formatAge } from '../format/format-age.ts';
import type { Role } from './actor.ts';
import { concerns, type ActedOn, type RefusedAction } from './refused-action.ts';

/**
 * Whether something may be done now. If not: the code for programs and a sentence for people. `warning`: it may be
 * tried, and this speaks against it working.
 */
export type May = { ok: true; warning?: string } | { ok: false; code: ProblemCode; why: string };

/** What a decision about acting needs beyond the thing itself. */
export interface ActingContext {
  /** Of the person who would act. */
  role: Role;
  /** Age of the last reading of CodeDeploy, ms; null: never read. */
  codedeployAgeMs: number | null;
  /** What AWS refused recently. IAM decides for each resource, and may decide otherwise a minute later. */
  missingPermissions: readonly RefusedAction[];
  /** The browser gets nothing from Sluice. Then CodeDeploy is not the reason why the picture is old. */
  isCutOff?: boolean;
}

/** What adds risk is not done on a picture older than this. */
export const STALE_AFTER_MS = 15_000;

export function refuse(code: ProblemCode, why: string): May {
  return { ok: false, code, why };
}

/** A viewer gets this before any other refusal. */
export const FORBIDDEN = refuse('FORBIDDEN', 'You may watch, but not act: that needs the role operator.');

/** For what adds risk: off while the picture is too old. What AWS refused lately for this very thing is a warning. */
export function mayAddRisk(context: ActingContext, needed: readonly string[], on: ActedOn): May {
  const old = howOldIsIt(context);
  if (old !== null) return refuse('STALE_PICTURE', old);
  return allowed(refusedLately(context, needed, on));
}

/** For what takes risk away: never off for an old picture, since waiting may be worse than being refused by AWS. */
export function mayTakeRiskAway(context: ActingContext, needed: readonly string[], on: ActedOn): May {
  const old = howOldIsIt(context);
  const anyway = old === null ? null : `${old} It is read again first, and this goes ahead if that fails.`;
  return allowed([refusedLately(context, needed, on), anyway].filter((text) => text !== null).join(' '));
}

function allowed(warning: string | null): May {
  return warning === null || warning === '' ? { ok: true } : { ok: true, warning };
}

/** A warning about what AWS refused lately for this very thing; null: nothing. */
export function refusedLately(
  { missingPermissions }: Pick<ActingContext, 'missingPermissions'>,
  needed: readonly string[],
  on: ActedOn,
): string | null {
  const refused = missingPermissions.find((each) => needed.includes(each.action) && concerns(each, on));
  if (refused === undefined) return null;
  return `AWS refused ${refused.action} a short while ago: the role that Sluice uses may still lack it. Trying shows.`;
}

function howOldIsIt({ codedeployAgeMs: ageMs, isCutOff }: ActingContext): string | null {
  if (ageMs === null) return 'CodeDeploy has not been read yet.';
  if (ageMs <= STALE_AFTER_MS) return null;
  const [silent, tries] = isCutOff === true ? ['Sluice', 'The page'] : ['CodeDeploy', 'Sluice'];
  return `What you see is ${formatAge(ageMs)} old: ${silent} has not answered since. ${tries} tries again by itself.`;
}
