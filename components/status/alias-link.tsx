import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A row's name, "function:alias" or its group's. The link covers the whole row. */
export function AliasLink({
  of,
  className,
  ...link
}: {
  of: { functionName: string | null; alias: string | null; group: string };
} & Omit<ComponentProps<typeof Link>, 'children'>) {
  return (
    <Link
      {...link}
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
