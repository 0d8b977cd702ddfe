import { clsx } from 'clsx';
import type { Ref, TextareaHTMLAttributes } from 'react';

/** Several lines of text; use inside `Field`. 16 px on phones, so that iOS does not zoom. */
export function TextArea({
  className,
  ref,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> | undefined }) {
  return (
    <textarea
      rows={3}
      {...rest}
      ref={ref}
      className={clsx(
        'block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 text-body text-ink placeholder:text-ink-3 aria-invalid:border-bad max-md:text-[16px]',
        className,
      )}
    />
  );
}
