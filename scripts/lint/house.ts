import { ariaValues } from './aria-values.ts';
import { constantCase } from './constant-case.ts';
import { importPaths } from './import-paths.ts';
import { isAppErrorOnly } from './is-app-error-only.ts';
import { isoTimeOnly } from './iso-time-only.ts';
import { jsxConditions } from './jsx-conditions.ts';
import type { Rule } from './rule.ts';

/** The rules of one dialect, as an oxlint plugin (`jsPlugins` in .oxlintrc.json); docs/style-rules.md lists them. */
const plugin: { meta: { name: string }; rules: Record<string, Rule> } = {
  meta: { name: 'house' },
  rules: {
    'aria-values': ariaValues,
    'constant-case': constantCase,
    'import-paths': importPaths,
    'is-app-error-only': isAppErrorOnly,
    'iso-time-only': isoTimeOnly,
    'jsx-conditions': jsxConditions,
  },
};

export default plugin;
