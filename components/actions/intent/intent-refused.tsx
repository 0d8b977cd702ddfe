'use client';

import { CircleX } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import type { Problem } from '@/lib/domain/errors/problem.ts';
import { bringIntoView } from './bring-into-view.ts';
import type { IntentSubject } from './find-intent.ts';
import { MissingPermission } from './missing-permission.tsx';

/** A definite no: the cause, in AWS's words too, and that nothing was changed. */
export function IntentRefused({ problem, subject }: { problem: Problem; subject: IntentSubject }) {
  return (
    <div ref={bringIntoView}>
      {problem.missingAction ? (
        <MissingPermission
          live="assertive"
          action={problem.missingAction}
          title="A permission is missing, nothing was changed."
          message={problem.detail}
          subject={subject}
        />
      ) : (
        <Banner tone="bad" live="assertive" icon={<CircleX aria-hidden="true" />} title="Refused, nothing was changed.">
          {problem.detail}
          {problem.code === 'AWS_THROTTLED' && ' Press again in a moment.'}
          {problem.awsError ? (
            <span className="mt-1 block text-meta text-ink-2">
              AWS: <Mono>{problem.awsError.name}</Mono>
              {problem.awsError.message !== problem.detail ? <>, “{problem.awsError.message}”</> : null}
              {problem.awsError.requestId ? (
                <>
                  , request <Mono>{problem.awsError.requestId}</Mono>
                </>
              ) : null}
            </span>
          ) : null}
        </Banner>
      )}
    </div>
  );
}
