'use client';

import { clsx } from 'clsx';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

interface MenuProps {
  trigger: ReactElement;
  /** It was asked for before it could be shown. */
  defaultOpen?: boolean | undefined;
  children: ReactNode;
  align?: 'start' | 'center' | 'end' | undefined;
}

/** A menu that hangs from `trigger` (which must take a ref). */
export function Menu({ trigger, children, align = 'start', defaultOpen = false }: MenuProps) {
  return (
    <Radix.Root defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-card border border-line bg-raised p-1 text-body shadow-tooltip"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2.5 py-1 text-ink outline-none select-none data-[highlighted]:bg-hover data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 max-md:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0';

interface MenuItemProps {
  onSelect: () => void;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  reason?: string | null | undefined;
  tone?: 'neutral' | 'bad' | 'byp' | undefined;
  children: ReactNode;
}

/** One choice. `reason` says why it is off, or what speaks against it. */
export function MenuItem({ onSelect, icon, disabled = false, reason, tone = 'neutral', children }: MenuItemProps) {
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={clsx(
        ITEM,
        tone === 'bad' && !disabled && 'text-bad-ink',
        tone === 'byp' && !disabled && 'text-byp-ink',
      )}
    >
      {icon}
      <span className="flex flex-col">
        <span>{children}</span>
        {reason ? <span className="max-w-72 text-meta text-ink-3">{reason}</span> : null}
      </span>
    </Radix.Item>
  );
}

/** A choice that leads to another page. */
export function MenuLink({ children }: { children: ReactElement }) {
  return (
    <Radix.Item asChild className={ITEM}>
      {children}
    </Radix.Item>
  );
}

interface MenuRadioGroupProps {
  value: string;
  onValueChange: (value: string) => void;
  children: ReactNode;
}

/** One of several, the chosen one marked. */
export function MenuRadioGroup({ value, onValueChange, children }: MenuRadioGroupProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange}>
      {children}
    </Radix.RadioGroup>
  );
}

export function MenuRadioItem({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.RadioItem value={value} className={clsx(ITEM, 'pl-7 relative')}>
      <Radix.ItemIndicator className="absolute left-2.5 size-2 rounded-full bg-ink" />
      {children}
    </Radix.RadioItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-1.5 pb-1 text-meta text-ink-3">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
