'use client';

import { Keyboard } from 'lucide-react';
import { Dialog } from '@/components/ui/dialog.tsx';

const KEYS: [keys: string[], what: string][] = [
  [['/'], 'Search this list, or find anything'],
  [['Ctrl', 'K'], 'Find a function, version or rollout'],
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['Enter'], 'Open the row'],
  [['g', 'f'], 'Fleet'],
  [['g', 'r'], 'Rollouts'],
  [['g', 'a'], 'Audit log'],
  [['Ctrl', 'Enter'], 'Send a dialog that has a reason'],
  [['Esc'], 'Close'],
  [['?'], 'This help'],
];

const WORDS: [word: string, meaning: string][] = [
  ['Planned', 'the share that the deployment config wants on the new version by now'],
  ['Routed', 'the share that the alias’s weights send there'],
  ['Observed', 'the share that CloudWatch counted in the last finished minute, and where 95% of such counts fall'],
  ['Bypassed', 'CodeDeploy ignores the group’s alarms for now'],
  ['Drifted', 'the alias is not where the last rollout left it'],
];

/** The keys and the words of the page. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard and words"
      description="No single key acts on AWS."
      icon={<Keyboard />}
    >
      <h3 className="sr-only">Keyboard</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="inline-flex min-w-6 items-center justify-center rounded-badge border border-line-strong bg-surface px-1.5 font-sans text-meta"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-4 mb-1.5 text-section font-semibold">Words</h3>
      <dl className="flex flex-col gap-1">
        {WORDS.map(([word, meaning]) => (
          <div key={word}>
            <dt className="inline font-medium">{word}:</dt> <dd className="inline text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
