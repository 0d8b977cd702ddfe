'use client';

import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { AppHeader } from '@/components/shell/app-header.tsx';
import { HealthBanners } from '@/components/shell/health-banners.tsx';
import { useShellKeys } from '@/components/shell/shell-keys.ts';
import { loadPersistently } from '@/components/ui/load-persistently.ts';
import { SimulatedBanner } from '@/components/shell/simulated-banner.tsx';
import type { Viewer } from '@/components/shell/viewer.ts';

const CommandPalette = dynamic(
  () =>
    loadPersistently(() => import('@/components/shell/command-palette.tsx')).then((module) => module.CommandPalette),
  { ssr: false },
);
const HelpDialog = dynamic(
  () => loadPersistently(() => import('@/components/shell/help-dialog.tsx')).then((module) => module.HelpDialog),
  { ssr: false },
);

/** What surrounds every page: header, banners about the picture itself, the finder and help. */
export function AppShell({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const [open, setOpen] = useState<'find' | 'help' | null>(null);
  // Loaded when first wanted, then kept, so that closing can give the focus back.
  const [wanted, setWanted] = useState({ find: false, help: false });
  const show = (what: 'find' | 'help') => {
    setWanted((before) => ({ ...before, [what]: true }));
    setOpen(what);
  };
  useShellKeys({ onFind: () => show('find'), onHelp: () => show('help') });
  const close = (next: boolean) => {
    if (!next) setOpen(null);
  };
  return (
    <>
      <a
        href="#main"
        className="sr-only rounded-control bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the page
      </a>
      <SimulatedBanner />
      <AppHeader viewer={viewer} onFind={() => show('find')} onHelp={() => show('help')} />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[1720px] pb-16 outline-none">
        <HealthBanners />
        {children}
      </main>
      {wanted.find ? <CommandPalette open={open === 'find'} onOpenChange={close} /> : null}
      {wanted.help ? <HelpDialog open={open === 'help'} onOpenChange={close} /> : null}
    </>
  );
}
