'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { Spinner } from '@/components/ui/spinner.tsx';
import { Tooltip } from '@/components/ui/tooltip.tsx';

export type ButtonVariant = 'default' | 'danger' | 'override' | 'quiet';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  variant?: ButtonVariant | undefined;
  /** Each is at least 44 px high on phones; `lg` is so everywhere. */
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** Off, yet still in the tab order, so that the reason can be read by everybody. */
  disabled?: boolean | undefined;
  /** Why it is off, in a sentence. */
  reason?: string | null | undefined;
  reasonPlace?: 'tooltip' | 'beside' | undefined;
  /** Work is under way: shows a spinner and takes no further press. */
  busy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

const VARIANTS: Record<ButtonVariant, { on: string; off: string }> = {
  default: {
    on: 'border border-line-strong bg-surface text-ink hover:bg-hover',
    off: 'border border-line bg-sunken text-ink-3',
  },
  danger: {
    on: 'border border-transparent bg-bad-btn text-white hover:brightness-110',
    off: 'border border-line bg-sunken text-ink-3',
  },
  override: {
    on: 'border border-transparent bg-byp-btn text-white hover:brightness-110',
    off: 'border border-line bg-sunken text-ink-3',
  },
  quiet: {
    on: 'border border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
    off: 'border border-transparent bg-transparent text-ink-3',
  },
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 max-md:h-11 max-md:px-4',
  md: 'h-8 px-3 max-md:h-11 max-md:px-4',
  lg: 'h-11 px-4',
};

/** Classes of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = 'default', size: ButtonSize = 'md', off = false): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-control text-body font-medium whitespace-nowrap select-none [&_svg]:size-4 [&_svg]:shrink-0',
    off ? VARIANTS[variant].off : VARIANTS[variant].on,
    SIZES[size],
  );
}

/** A button that stays reachable when it is off, and says why. */
export function Button({
  variant = 'default',
  size = 'md',
  icon,
  disabled = false,
  reason,
  reasonPlace = 'tooltip',
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ref,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const off = disabled || busy;
  const says = disabled && reason ? reason : null;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  const button = (
    <button
      {...rest}
      ref={ref}
      type={type}
      onClick={press}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-describedby={says ? reasonId : rest['aria-describedby']}
      className={clsx(buttonClass(variant, size, disabled), off && '!cursor-not-allowed', className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
  if (!says) return button;
  if (reasonPlace === 'beside') {
    return (
      <span className="inline-flex items-center gap-2.5 max-md:flex-wrap">
        <span id={reasonId} className="text-meta text-ink-3">
          {says}
        </span>
        {button}
      </span>
    );
  }
  return (
    <span className="inline-flex">
      <Tooltip content={says}>{button}</Tooltip>
      <span id={reasonId} className="sr-only">
        {says}
      </span>
    </span>
  );
}
