import { Equal, Hourglass, Timer, TrendingUp, type LucideIcon } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge.tsx';
import type { VerdictWords } from './verdict-words.ts';

const LOOKS: Record<VerdictWords['verdict'], { tone: BadgeTone; Icon: LucideIcon; dashed: boolean }> = {
  worse: { tone: 'bad', Icon: TrendingUp, dashed: false },
  slower: { tone: 'bad', Icon: Timer, dashed: false },
  'no-difference': { tone: 'neutral', Icon: Equal, dashed: false },
  'too-few': { tone: 'neutral', Icon: Hourglass, dashed: true },
  nothing: { tone: 'neutral', Icon: Hourglass, dashed: true },
};

/** What the counts say about the new version: as much as they can show, no more. */
export function VerdictChip({ words, className }: { words: VerdictWords; className?: string | undefined }) {
  const { tone, Icon, dashed } = LOOKS[words.verdict];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />} dashed={dashed} className={className}>
      {words.chip}
    </Badge>
  );
}
