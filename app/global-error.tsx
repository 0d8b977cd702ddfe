'use client';

import './globals.css';

/** For errors in the root layout: nothing of the layout can be used here. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-6 pt-16">
          <h1 className="text-title font-semibold">Sluice could not show this page</h1>
          <p className="text-ink-2">
            Rollouts go on in AWS, whatever happens here. Trying again is safe: it only reads. If it stays like this,
            see whether the Sluice server still runs, and look into its log.
          </p>
          <button
            type="button"
            onClick={reset}
            className="h-11 rounded-control border border-line-strong bg-surface px-4 font-medium hover:bg-hover"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
