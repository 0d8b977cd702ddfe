'use client';

import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

/** Where toasts appear; call `toast` of sonner to show one. Mounted once, by the shell. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{
        classNames: {
          toast: '!rounded-card !border-line !bg-raised !text-body !text-ink !shadow-tooltip !font-sans',
          description: '!text-ink-2',
        },
      }}
    />
  );
}
