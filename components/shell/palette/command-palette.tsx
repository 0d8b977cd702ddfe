'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { ArrowRight, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { searchGroups } from './palette-results.ts';
import { SECTIONS } from '@/components/shell/sections.ts';
import { useTargetQuery } from '@/components/shell/use-target-query.ts';
import { StatusBadge } from '@/components/status/status-badge.tsx';
import { Version, VersionChange } from '@/components/status/version.tsx';
import { groupPagePath, rolloutPagePath, withQuery } from '@/lib/client/api/api-paths.ts';
import { getJson, type ApiProblem } from '@/lib/client/api/api.ts';
import type { RolloutPage } from '@/lib/domain/live/pages.ts';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useGroups } from '@/lib/client/use-groups.ts';
import { groupKey } from '@/lib/domain/group/group-key.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const HEADING =
  '[&_[cmdk-group-heading]]:px-3.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-ink-3';

/** Finds groups, rollouts and pages by a few letters. It goes places; it never acts. */
export function CommandPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(11_14_20/0.5)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-[600px] overflow-hidden rounded-dialog border border-line bg-raised shadow-dialog outline-none max-md:inset-x-2 max-md:top-2"
        >
          <Dialog.Title className="sr-only">Find</Dialog.Title>
          <Finder onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({ onDone }: { onDone: () => void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ among: string; value: string } | null>(null);
  const asked = useDeferredValue(text.trim());
  const router = useRouter();
  const target = useCurrentTarget()?.name ?? null;
  const targetQuery = useTargetQuery();
  const groups = useGroups(target ?? '', { enabled: target !== null });
  const rollouts = useQuery<RolloutPage, ApiProblem>({
    queryKey: ['palette', target, asked],
    queryFn: ({ signal }) =>
      getJson<RolloutPage>(
        withQuery(`/api/${encodeURIComponent(target ?? '')}/rollouts`, { status: 'all', q: asked, limit: 6 }),
        signal,
      ),
    enabled: target !== null,
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  const found = searchGroups(groups.data?.groups ?? [], asked);
  const go = (href: string) => {
    onDone();
    router.push(href);
  };
  const foundRollouts = rollouts.data?.rollouts ?? [];
  const pages = SECTIONS.filter(({ name }) => name.toLowerCase().includes(asked.toLowerCase()));
  // Whoever types a deployment id means the rollout.
  const byId = /^d-/i.test(asked);
  const groupList = <GroupResults key="groups" groups={found} onGo={go} />;
  const rolloutList = <RolloutResults key="rollouts" rollouts={foundRollouts} onGo={go} />;
  const firstGroup = found[0] && groupValue(found[0]);
  const firstRollout = foundRollouts[0] && rolloutValue(foundRollouts[0]);
  const findings = byId ? [firstRollout, firstGroup] : [firstGroup, firstRollout];
  const first = findings.find(Boolean) ?? (pages[0] ? `page ${pages[0].href}` : '');
  // The arrows' choice holds for these results; other results begin at their first.
  const among = `${asked} ${first}`;
  return (
    <Command
      shouldFilter={false}
      loop
      value={chosen?.among === among ? chosen.value : first}
      onValueChange={(value) => setChosen({ among, value })}
      label="Find a function, version or rollout"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-3.5">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Find a function, version or d-…"
          className="h-12 w-full bg-transparent text-[14px] text-ink outline-none placeholder:text-ink-3 max-md:text-[16px]"
        />
      </div>
      <Command.List className="max-h-[60vh] overflow-y-auto pb-2">
        <Command.Empty className="px-3.5 py-6 text-center text-ink-2">
          {emptyWords(asked, groups, rollouts)}
        </Command.Empty>
        {byId ? [rolloutList, groupList] : [groupList, rolloutList]}
        {pages.length > 0 ? (
          <Command.Group heading="Pages" className={HEADING}>
            {pages.map(({ href, name }) => (
              <Row key={href} value={`page ${href}`} onSelect={() => go(`${href}${targetQuery}`)}>
                <ArrowRight aria-hidden="true" className="size-4 text-ink-3" />
                {name}
              </Row>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  );
}

/** What has not been read may hold what is looked for. */
function emptyWords(asked: string, ...lists: { data: unknown; isFetching: boolean; isError: boolean }[]): string {
  if (lists.some(({ data, isError }) => isError && data === undefined)) return 'Not everything could be read.';
  const isLooking = lists.some(({ data, isFetching }) => isFetching || data === undefined);
  return isLooking ? 'Looking…' : `Nothing here is called “${asked}”.`;
}

function GroupResults({ groups, onGo }: { groups: readonly Group[]; onGo: (href: string) => void }) {
  if (groups.length === 0) return null;
  return (
    <Command.Group heading="Functions and aliases" className={HEADING}>
      {groups.map((group) => (
        <Row
          key={groupValue(group)}
          value={groupValue(group)}
          onSelect={() => onGo(groupPagePath(group.target, group.application, group.group))}
        >
          <span className="truncate font-medium">{aliasName(group)}</span>
          <span className="ml-auto">
            <Version kind="baseline" value={group.aliasState?.version ?? null} />
          </span>
        </Row>
      ))}
    </Command.Group>
  );
}

function RolloutResults({ rollouts, onGo }: { rollouts: readonly Rollout[]; onGo: (href: string) => void }) {
  if (rollouts.length === 0) return null;
  return (
    <Command.Group heading="Rollouts" className={HEADING}>
      {rollouts.map((rollout) => (
        <Row
          key={rollout.id}
          value={rolloutValue(rollout)}
          onSelect={() => onGo(rolloutPagePath(rollout.target, rollout.id))}
        >
          <span className="truncate font-medium">{aliasName(rollout)}</span>
          <span className="font-mono text-meta text-ink-3 max-md:hidden">{rollout.id}</span>
          <span className="ml-auto flex items-center gap-2.5">
            <span className="max-md:hidden">
              <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} size="sm" />
            </span>
            <StatusBadge rollout={rollout} />
          </span>
        </Row>
      ))}
    </Command.Group>
  );
}

function groupValue(group: Group): string {
  return `group ${groupKey(group.application, group.group)}`;
}

function rolloutValue(rollout: Rollout): string {
  return `rollout ${rollout.id}`;
}

function Row({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="mx-1.5 flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 text-body data-[selected=true]:bg-hover max-md:min-h-11"
    >
      {children}
    </Command.Item>
  );
}
