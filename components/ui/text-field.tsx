import { clsx } from 'clsx';
import type { InputHTMLAttributes, Ref } from 'react';

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> | undefined };

/** One line of text; use inside `Field`, or give it an aria-label. */
export function TextField({ className, ref, ...rest }: TextFieldProps) {
  return (
    <input
      type="text"
      {...rest}
      ref={ref}
      className={clsx(
        'block h-8 w-full rounded-control border border-line-strong bg-surface px-3 text-body text-ink placeholder:text-ink-3 aria-invalid:border-bad max-md:h-11 max-md:text-[16px]',
        className,
      )}
    />
  );
}
