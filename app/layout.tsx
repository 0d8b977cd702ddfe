import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from './providers.tsx';
import { whoIsAsking } from '@/lib/auth/who-is-asking.ts';
import { getHealth } from '@/lib/queries/get-health.ts';
import { getParts } from '@/lib/wiring.ts';
import './globals.css';

// Every page shows the current state, so nothing can be rendered in advance.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Sluice', template: '%s · Sluice' },
  description: 'Watch AWS Lambda rollouts and step in: stop, roll back, bypass alarms.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#13171d' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const parts = await getParts();
  const asked = await headers();
  const [health, viewer] = await Promise.all([getHealth(parts), whoIsAsking(parts.config, asked)]);
  // scripts/serve-next.ts sets it together with the policy that it belongs to. The development server has neither.
  const nonce = asked.get('x-nonce');
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce} initialHealth={health} viewer={viewer}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
