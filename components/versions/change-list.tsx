import type { ReactNode } from 'react';
import { Mono } from '@/components/ui/mono.tsx';
import { formatBytes } from '@/lib/domain/format/format-bytes.ts';
import type { SettingChange, VersionChanges } from '@/lib/domain/group/version-changes.ts';
import { unchangedWords } from './unchanged-words.ts';

const LABELS: Record<SettingChange['setting'], string> = {
  runtime: 'Runtime',
  handler: 'Handler',
  memoryMb: 'Memory',
  timeoutSeconds: 'Timeout',
  architecture: 'Architecture',
  roleArn: 'Role',
  description: 'Note',
};
const UNITS: Partial<Record<SettingChange['setting'], string>> = { memoryMb: ' MB', timeoutSeconds: ' s' };

/** What differs between two versions, a line each, and what does not in one. Values of the environment are secret. */
export function ChangeList({ changes }: { changes: VersionChanges }) {
  const { environment, layers } = changes;
  const same = unchangedWords(changes);
  return (
    <dl className="px-3.5 py-1 text-meta">
      {changes.settings.map(({ setting, from, to }) => (
        <Row key={setting} label={LABELS[setting]}>
          <FromTo from={withUnit(setting, from)} to={withUnit(setting, to)} />
        </Row>
      ))}
      {changes.sameCode === true ? null : (
        <Row label="Code">
          <FromTo from={short(changes.from.codeSha256)} to={short(changes.to.codeSha256)} mono />
        </Row>
      )}
      {changes.from.codeSizeBytes === changes.to.codeSizeBytes ? null : (
        <Row label="Code size">
          <FromTo from={size(changes.from.codeSizeBytes)} to={size(changes.to.codeSizeBytes)} />
        </Row>
      )}
      <Names
        label="Environment"
        added={environment.added}
        removed={environment.removed}
        changed={environment.changed}
      />
      <Names label="Layers" added={layers.added} removed={layers.removed} changed={[]} />
      {same ? (
        <div className="py-1.5 text-ink-3">
          <dt className="sr-only">Unchanged</dt>
          <dd>{same}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[92px_minmax(0,1fr)] border-b border-line py-1.5 last:border-b-0">
      <dt className="text-ink-2">{label}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function FromTo({ from, to, mono = false }: { from: string; to: string; mono?: boolean }) {
  const font = mono ? 'font-mono text-[0.95em]' : '';
  return (
    <>
      <span className={`text-base-ink ${font}`}>{from}</span> <span aria-hidden="true">→</span>
      <span className="sr-only"> to </span> <span className={`font-semibold text-cand-ink ${font}`}>{to}</span>
    </>
  );
}

interface NamesProps {
  label: string;
  added: string[];
  removed: string[];
  changed: string[];
}

function Names({ label, added, removed, changed }: NamesProps) {
  const names = [
    ...added.map((name) => ({ sign: '+', said: 'added', name })),
    ...removed.map((name) => ({ sign: '−', said: 'removed', name })),
    ...changed.map((name) => ({ sign: '~', said: 'changed', name })),
  ];
  if (names.length === 0) return null;
  return (
    <Row label={label}>
      <ul className="flex flex-wrap gap-x-3">
        {names.map(({ sign, said, name }) => (
          <li key={`${sign}${name}`} title={said}>
            <span aria-hidden="true" className="font-semibold text-cand-ink">
              {sign}
            </span>
            <span className="sr-only">{said}</span> <Mono>{name}</Mono>
          </li>
        ))}
      </ul>
    </Row>
  );
}

function withUnit(setting: SettingChange['setting'], value: string | number | null): string {
  if (value === null || value === '') return 'not set';
  const text = setting === 'roleArn' ? String(value).replace(/^.*:role\//, '') : String(value);
  return `${text}${UNITS[setting] ?? ''}`;
}

/** The first characters of the code's hash, as many as a person compares. */
function short(sha: string | null): string {
  return sha === null ? 'not given' : sha.slice(0, 8);
}

function size(bytes: number | null): string {
  return bytes === null ? 'not given' : formatBytes(bytes);
}
