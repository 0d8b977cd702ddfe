import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

type RowLinkProps = {
  of: { functionName: string | null; alias: string | null; group: string };
} & Pick<ComponentProps<typeof Link>, 'href' | 'prefetch' | 'title' | 'className'>;

/** The name of a row: function and alias, or the group where they are not known. Its link covers the whole row. */
export function RowLink({ of, className, ...rest }: RowLinkProps) {
  return (
    <Link
      {...rest}
      data-row-link=""
      className={clsx(
        'truncate rounded-control after:absolute after:inset-0 after:content-[""] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus',
        className,
      )}
    >
      {of.functionName === null || of.alias === null ? (
        of.group
      ) : (
        <>
          {of.functionName}
          <span className="font-normal text-ink-2">:{of.alias}</span>
        </>
      )}
    </Link>
  );
}
