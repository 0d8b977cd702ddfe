import { Banner } from '@/components/ui/banner.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { Iso } from '@/lib/domain/time/iso.ts';

/** The command is on its way; the outcome comes into its place. */
export function IntentProgress({ asked, askedAt, twice }: { asked: string; askedAt: Iso; twice: string }) {
  return (
    <Banner live="polite" icon={<Spinner />} title={`${asked} at ${askedAt.slice(11, 19)}, no answer from AWS yet.`}>
      {twice}
    </Banner>
  );
}
