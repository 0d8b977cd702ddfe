'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';

export type DialogTone = 'neutral' | 'bad' | 'byp';

const ICON_TONES: Record<DialogTone, string> = {
  neutral: 'bg-hover text-ink',
  bad: 'bg-bad-soft text-bad',
  byp: 'bg-byp-soft text-byp',
};

const SIZES = { sm: 'md:max-w-md', md: 'md:max-w-[560px]', lg: 'md:max-w-[640px]' };

/** A question that must be answered first; on phones it comes from below. Focus is trapped and given back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  icon,
  tone = 'neutral',
  size = 'md',
  footer,
  initialFocus,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Below the title; read out with it. */
  description?: ReactNode;
  icon?: ReactNode;
  tone?: DialogTone | undefined;
  size?: keyof typeof SIZES | undefined;
  footer?: ReactNode;
  /** Gets the focus when the dialog opens; otherwise its first control. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}) {
  const focusFirst = (event: Event) => {
    if (!initialFocus?.current) return;
    event.preventDefault();
    // Ready to type, yet read from the top.
    initialFocus.current.focus({ preventScroll: true });
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(11_14_20/0.5)]" />
        <Radix.Content
          onOpenAutoFocus={focusFirst}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed z-50 flex max-h-[92dvh] flex-col overflow-hidden border border-line bg-raised shadow-dialog outline-none',
            'max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-dialog',
            'md:top-1/2 md:left-1/2 md:w-[calc(100vw-48px)] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-dialog',
            SIZES[size],
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-3">
            {icon ? (
              <span
                aria-hidden="true"
                className={clsx(
                  'flex size-9 shrink-0 items-center justify-center rounded-card [&_svg]:size-4',
                  ICON_TONES[tone],
                )}
              >
                {icon}
              </span>
            ) : null}
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-dialog font-semibold [overflow-wrap:anywhere]">{title}</Radix.Title>
              {description ? (
                <Radix.Description asChild>
                  <div className="text-meta text-ink-3">{description}</div>
                </Radix.Description>
              ) : null}
            </div>
            <Radix.Close
              aria-label="Close"
              className="-mt-0.5 -mr-1.5 flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 hover:bg-hover hover:text-ink max-md:size-11"
            >
              <X aria-hidden="true" className="size-4" />
            </Radix.Close>
          </div>
          <div className="relative min-h-0 flex-1 overflow-y-auto px-5 pb-4">{children}</div>
          {footer ? (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-sunken px-5 py-3">
              {footer}
            </div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
