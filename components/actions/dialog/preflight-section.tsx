import { FindingList } from '@/components/preflight/finding-list.tsx';
import type { Preflight } from '@/lib/domain/preflight/preflight.ts';

/** What pre-flight finds about a dialog's deployment; its notes on demand, since a dialog asks for a decision. */
export function PreflightSection({ title, preflight }: { title: string; preflight: Preflight }) {
  return (
    <section aria-label="Pre-flight">
      <h3 className="mb-2 text-meta font-semibold text-ink-2">{title}</h3>
      <FindingList preflight={preflight} first={0} />
    </section>
  );
}
