import { Age } from '@/components/status/age.tsx';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { describeAlias } from './describe-alias.ts';
import type { OutcomeFact } from './outcome-facts.tsx';
import { toMs } from '@/lib/domain/time/iso.ts';

/** Where the alias is, once it has been read after AWS's answer. `moving`: it should end up on one version. */
export function aliasFact(group: Group, answeredAt: Iso, moving: boolean): OutcomeFact {
  const words = describeAlias(group);
  const { lambda } = group.asOf;
  if (group.problems.some((problem) => problem.source === 'lambda')) {
    return { key: 'alias', state: 'unknown', text: `Where ${aliasName(group)} is now could not be read.` };
  }
  if (words === null || lambda === null || toMs(lambda) < toMs(answeredAt)) {
    return { key: 'alias', state: 'running', text: `Reading where ${aliasName(group)} is now.` };
  }
  const isSplit = Object.values(group.aliasState?.weights ?? {}).some((percent) => percent > 0);
  return {
    key: 'alias',
    state: isSplit && moving ? 'running' : 'done',
    text: isSplit && !moving ? `${words} It stays so until somebody changes it.` : words,
    detail: (
      <span className="text-meta text-ink-3">
        read <Age at={lambda} />
      </span>
    ),
  };
}
