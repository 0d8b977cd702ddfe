'use client';

import { ShieldOff } from 'lucide-react';
import { BypassBanner } from '@/components/actions/bypass/bypass-banner.tsx';
import type { FleetRow } from './fleet-rows.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';

const SHOWN = 2;

/** Groups whose alarms are ignored, loudly; many of them in one line that leads to the list. */
export function FleetBypasses({ rows, onShow }: { rows: readonly FleetRow[]; onShow: () => void }) {
  const bypassed = rows.filter(({ is }) => is.bypassed);
  if (bypassed.length === 0) return null;
  if (bypassed.length > SHOWN) {
    return (
      <Banner
        tone="byp"
        icon={<ShieldOff aria-hidden="true" />}
        title={`The alarms of ${bypassed.length} groups are bypassed.`}
        action={<Button onClick={onShow}>Show them</Button>}
      >
        No alarm can stop a rollout of theirs until they are re-armed.
      </Banner>
    );
  }
  return bypassed.map(({ key, group }) => <BypassBanner key={key} group={group} />);
}
