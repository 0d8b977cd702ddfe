import { clsx } from 'clsx';
import { Version } from '@/components/status/version.tsx';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '@/lib/domain/group/never-deployed.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';

/** The alias's whole traffic as one bar: the version it names in blue, those with weights in orange. */
export function TrafficBar({ group }: { group: Group }) {
  const parts = trafficOfAlias(group.aliasState);
  if (!parts) {
    const why = isNeverDeployed(group) ? NEVER_DEPLOYED : `Where ${aliasName(group)} points was not read yet.`;
    return <p className="text-body text-ink-2">{why}</p>;
  }
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 text-body">
        {parts.map((part) => (
          <li key={part.version} className="flex items-baseline gap-2">
            <Version kind={kindOf(group, part.version)} value={part.version} />
            <span className="font-semibold tabular-nums">{formatPercent(part.percent)}</span>
            <span className="text-ink-3">of calls</span>
          </li>
        ))}
      </ul>
      <div aria-hidden="true" className="mt-2 flex h-3.5 gap-0.5 overflow-hidden rounded-[3px]">
        {parts.map((part) => (
          <span
            key={part.version}
            style={{ flexGrow: part.percent }}
            className={clsx(
              'basis-0 transition-[flex-grow] duration-200 ease-out',
              kindOf(group, part.version) === 'candidate' ? 'bg-cand-fill' : 'bg-base-fill',
            )}
          />
        ))}
      </div>
    </>
  );
}

function kindOf(group: Group, version: string): 'baseline' | 'candidate' {
  return version === group.aliasState?.version ? 'baseline' : 'candidate';
}
