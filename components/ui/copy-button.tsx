'use client';

import { clsx } from 'clsx';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonClass } from './button-class.ts';

interface CopyButtonProps {
  text: string;
  /** What is copied, e.g. "Copy d-3XQ8T9K1B". */
  label: string;
  children?: string | undefined;
  className?: string | undefined;
}

/** Copies `text`; says so for two seconds. Without `children` it is an icon, with them a button. */
export function CopyButton({ text, label, children, className }: CopyButtonProps) {
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(null), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  };
  const said = copied === 'yes' ? 'Copied' : copied === 'refused' ? 'The browser refused to copy' : null;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label}
      title={said ?? label}
      className={clsx(
        children
          ? buttonClass('default', 'sm')
          : 'inline-flex size-6 shrink-0 items-center justify-center rounded-badge text-ink-3 hover:bg-hover hover:text-ink max-md:size-11',
        className,
      )}
    >
      {copied === 'yes' ? (
        <Check aria-hidden="true" className="size-3.5" />
      ) : (
        <Copy aria-hidden="true" className="size-3.5" />
      )}
      {children ? (said ?? children) : null}
      <output className="sr-only">{said}</output>
    </button>
  );
}
