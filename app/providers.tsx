'use client';

import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { ActionHost } from '@/components/actions/action-host.tsx';
import { AppShell } from '@/components/shell/app-shell.tsx';
import { DialogFailed } from '@/components/shell/palette/dialog-failed.tsx';
import { ErrorBoundary } from '@/components/ui/error-boundary.tsx';
import { Later } from '@/components/ui/later.tsx';
import { TooltipProvider } from '@/components/ui/tooltip.tsx';
import { LiveProvider } from '@/lib/client/stream/live-provider.tsx';
import { ViewerContext } from '@/lib/client/viewer-context.ts';
import type { Actor } from '@/lib/domain/acting/actor.ts';
import type { Health } from '@/lib/domain/live/health.ts';

const loadToaster = () => import('@/components/ui/toaster.tsx').then((module) => module.Toaster);

interface ProvidersProps {
  /** From this answer's Content-Security-Policy: an inline script sets the theme before the first paint. */
  nonce: string | null;
  initialHealth: Health;
  viewer: Actor;
  children: ReactNode;
}

/** Theme, address state, the live picture, tooltips, dialogs and toasts around every page. */
export function Providers({ nonce, initialHealth, viewer, children }: ProvidersProps) {
  return (
    <ThemeProvider
      {...(nonce === null ? {} : { nonce })}
      attribute="class"
      defaultTheme="system"
      disableTransitionOnChange
    >
      <NuqsAdapter>
        <ViewerContext value={viewer}>
          <LiveProvider initialHealth={initialHealth}>
            <TooltipProvider>
              <AppShell>{children}</AppShell>
              <ErrorBoundary fallback={DialogFailed}>
                <ActionHost />
              </ErrorBoundary>
              {/* Nothing can be toasted before somebody has acted. */}
              <Later load={loadToaster} props={{}} waiting={null} />
            </TooltipProvider>
          </LiveProvider>
        </ViewerContext>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
