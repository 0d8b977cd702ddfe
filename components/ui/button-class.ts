import { clsx } from 'clsx';

export type ButtonVariant = 'default' | 'primary' | 'danger' | 'override' | 'quiet';
export type ButtonSize = 'sm' | 'md' | 'lg';

const VARIANTS: Record<ButtonVariant, { on: string; off: string }> = {
  default: {
    on: 'border border-line-strong bg-surface text-ink hover:bg-hover',
    off: 'border border-line bg-sunken text-ink-3',
  },
  primary: {
    on: 'border border-transparent bg-ink text-surface hover:brightness-125',
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
