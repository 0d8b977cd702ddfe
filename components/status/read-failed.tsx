'use client';

import { TriangleAlert } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { ApiProblem } from '@/lib/client/api/api.ts';

/** A list could not be read (again); what was read before stays on the screen. */
export function ReadFailed({ error, onRetry }: { error: ApiProblem; onRetry: () => void }) {
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert aria-hidden="true" />}
      title="This list could not be read."
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {error.detail}
    </Banner>
  );
}
