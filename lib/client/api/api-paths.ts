import type { NamedAlias } from '../../domain/group/suggested-alias.ts';

/**
 * Addresses of the API and of the pages; every part is encoded, since CodeDeploy's names may hold any printable
 * character.
 */
const part = encodeURIComponent;

export function rolloutApiPath(target: string, id: string): string {
  return `/api/${part(target)}/rollouts/${part(id)}`;
}

export function seriesApiPath(target: string, id: string): string {
  return `${rolloutApiPath(target, id)}/series`;
}

export function groupApiPath(target: string, application: string, group: string): string {
  return `/api/${part(target)}/groups/${part(application)}/${part(group)}`;
}

export function groupsApiPath(target: string): string {
  return `/api/${part(target)}/groups`;
}

interface GroupNames {
  target: string;
  application: string;
  group: string;
}

/** `version` null: not chosen yet; `configName` null: the group's own. */
export function preflightApiPath(
  { target, application, group }: GroupNames,
  { version, configName }: { version: string | null; configName: string | null },
): string {
  return withQuery(`${groupApiPath(target, application, group)}/preflight`, { version, config: configName });
}

/** `named`: the alias of a first deployment; null: the group has its own. */
export function draftApiPath(
  { target, application, group }: GroupNames,
  input: { version: string; configName: string | null; ignoreAlarms: boolean; named: NamedAlias | null },
): string {
  const { version, configName, ignoreAlarms, named } = input;
  const query = { version, config: configName, ignoreAlarms: ignoreAlarms ? 'true' : null, ...named };
  return withQuery(`${groupApiPath(target, application, group)}/draft`, query);
}

/** `named` as in `draftApiPath`. */
export function versionsApiPath({ target, application, group }: GroupNames, named: NamedAlias | null): string {
  return withQuery(`${groupApiPath(target, application, group)}/versions`, { ...named });
}

export function deploymentConfigsApiPath(target: string): string {
  return `/api/${part(target)}/deployment-configs`;
}

export function hookLogsApiPath(target: string, rolloutId: string, event: string): string {
  return `${rolloutApiPath(target, rolloutId)}/hooks/${part(event)}/logs`;
}

export type QueryValues = Record<string, string | number | null | undefined>;

/** Members that are null, undefined or empty are left out. */
export function withQuery(path: string, query: QueryValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export function rolloutPagePath(target: string, id: string): string {
  return `/${part(target)}/rollouts/${part(id)}`;
}

export function groupPagePath(target: string, application: string, group: string): string {
  return `/${part(target)}/groups/${part(application)}/${part(group)}`;
}
