'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  variant?: ButtonVariant | undefined;
  /** Each is at least 44 px high on phones; `lg` is so everywhere. */
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** Off, yet still in the tab order, so that the reason can be read by everybody. */
  disabled?: boolean | undefined;
  /** Why it is off, or what speaks against pressing it, in a sentence. */
  reason?: string | null | undefined;
  reasonPlace?: 'tooltip' | 'beside' | undefined;
  /** Work is under way: shows a spinner and takes no further press. */
  busy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
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
  const says = reason ? reason : null;
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
