'use client';

import { useEffect, useState, type ReactNode } from 'react';
import { AppHeader } from './app-header.tsx';
import { HealthBanners } from '@/components/shell/health/health-banners.tsx';
import { useShellKeys } from '@/components/shell/palette/shell-keys.ts';
import { SimulatedBanner } from '@/components/shell/health/simulated-banner.tsx';
import { Later } from '@/components/ui/later.tsx';

const loadPalette = () =>
  import('@/components/shell/palette/command-palette.tsx').then((module) => module.CommandPalette);
const loadHelp = () => import('@/components/shell/palette/help-dialog.tsx').then((module) => module.HelpDialog);
/** By then the page is idle; fetched ahead, both open even if Sluice is away. */
const AHEAD_MS = 2000;

/** What surrounds every page: header, banners about the picture itself, the finder and help. */
export function AppShell({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<'find' | 'help' | null>(null);
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  useShellKeys({ onFind: () => setOpen('find'), onHelp: () => setOpen('help') });
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
      <AppHeader onFind={() => setOpen('find')} onHelp={() => setOpen('help')} />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[1720px] pb-16 outline-none">
        <HealthBanners />
        {children}
      </main>
      {rested || open !== null ? (
        <>
          <Later load={loadPalette} props={{ open: open === 'find', onOpenChange: close }} waiting={null} />
          <Later load={loadHelp} props={{ open: open === 'help', onOpenChange: close }} waiting={null} />
        </>
      ) : null}
    </>
  );
}
