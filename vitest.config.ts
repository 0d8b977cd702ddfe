import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,app,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['lib/store/**', 'scripts/fixtures/**'],
          // What takes a second alone may take ten beside a build.
          testTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'store', include: ['lib/store/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'sandbox', include: ['sandbox/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'integration', include: ['{e2e/integration,bench}/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
