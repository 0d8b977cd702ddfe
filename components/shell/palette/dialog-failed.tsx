'use client';

import { TriangleAlert } from 'lucide-react';
import { closeAction } from '@/components/actions/open-action.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';

/** A dialog could not be shown, mostly because Sluice is away: nothing was sent to AWS. */
export function DialogFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-xl">
      <Banner
        tone="bad"
        live="assertive"
        icon={<TriangleAlert aria-hidden="true" />}
        title="This dialog could not be loaded."
        action={
          <Button
            onClick={() => {
              closeAction();
              onRetry();
            }}
          >
            Close
          </Button>
        }
      >
        Nothing was asked of AWS. Reload the page once Sluice answers again; until then AWS&apos;s own console and CLI
        work.
      </Banner>
    </div>
  );
}
