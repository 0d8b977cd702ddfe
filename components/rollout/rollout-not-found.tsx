'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { buttonClass } from '@/components/ui/button-class.ts';
import { EmptyPage } from '@/components/ui/empty-page.tsx';

/** No target, or no deployment, of this name. */
export function RolloutNotFound() {
  const { deploymentId, target } = useParams<{ deploymentId?: string; target?: string }>();
  return (
    <EmptyPage
      heading="Rollout not found"
      icon={<SearchX aria-hidden="true" />}
      title={`There is no rollout ${readable(deploymentId)} in ${readable(target)}`}
      action={
        <>
          <Link href="/rollouts" className={buttonClass()}>
            All rollouts
          </Link>
          <Link href="/" className={buttonClass('quiet')}>
            All functions
          </Link>
        </>
      }
    >
      CodeDeploy does not know this id in this account and region, or it is not a deployment of a Lambda function. It
      may belong to another target: look at the target at the top left.
    </EmptyPage>
  );
}

function readable(part: string | undefined): string {
  const text = part ?? 'of this name';
  try {
    return decodeURIComponent(text).slice(0, 60);
  } catch {
    return text.slice(0, 60);
  }
}
