import type { VersionChanges } from '@/lib/domain/group/version-changes.ts';

const SETTINGS: Record<VersionChanges['settings'][number]['setting'], string> = {
  runtime: 'runtime',
  handler: 'handler',
  memoryMb: 'memory',
  timeoutSeconds: 'timeout',
  architecture: 'architecture',
  roleArn: 'role',
  description: 'description',
};

/** "Code, runtime, handler, timeout: the same"; null when nothing was left as it was. */
export function unchangedWords(changes: VersionChanges): string | null {
  const changed = new Set<string>(changes.settings.map(({ setting }) => setting));
  const { added, removed, changed: altered } = changes.environment;
  const same = [
    ...(changes.sameCode === true ? ['code'] : []),
    ...Object.entries(SETTINGS)
      .filter(([setting]) => !changed.has(setting) && setting !== 'description')
      .map(([, word]) => word),
    ...(added.length + removed.length + altered.length === 0 ? ['environment'] : []),
    ...(changes.layers.added.length + changes.layers.removed.length === 0 ? ['layers'] : []),
  ];
  const text = same.join(', ');
  return text === '' ? null : `${text.charAt(0).toUpperCase()}${text.slice(1)}: the same`;
}
