import { ShieldCheck } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import type { Consequences } from '@/lib/domain/acting/consequences.ts';

/** How the bypass that is about to be made ends. */
export function RearmsItself({ ends }: { ends: Consequences['steps'][number] }) {
  return (
    <Banner tone="byp" icon={<ShieldCheck aria-hidden />} title="Re-arms itself.">
      <span className="tabular-nums">
        {ends.title.replace(/^It re-arms itself /, '').replace(/^./, (first) => first.toUpperCase())}
      </span>{' '}
      {ends.detail}
    </Banner>
  );
}
