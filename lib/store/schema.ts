import type { Generated } from 'kysely';

/**
 * The tables. Times are ISO 8601 text (sortable), objects are JSON text, booleans are 0/1: SQLite and PostgreSQL both
 * accept these without their own dialect.
 */
export interface Tables {
  rollouts: {
    target: string;
    id: string;
    application: string;
    group_name: string;
    /** 1 while CodeDeploy works on it. */
    active: number;
    created_at: string;
    /** Lower-case words that a search looks through. */
    search: string;
    data: string;
  };
  routed_samples: {
    target: string;
    rollout_id: string;
    at: string;
    /** null: unknown from here on. */
    percent: number | null;
    source: string;
  };
  minutes: {
    target: string;
    function_name: string;
    alias: string;
    version: string;
    at: string;
    invocations: number | null;
    errors: number | null;
    throttles: number | null;
    p50_ms: number | null;
    p90_ms: number | null;
    p99_ms: number | null;
    slow_calls: number | null;
    slow_over_ms: number | null;
  };
  rollout_events: {
    target: string;
    rollout_id: string;
    at: string;
    kind: string;
    /** Distinguishes two events of one moment and kind. */
    subject: string;
    /** The whole event, as JSON. */
    facts: string;
  };
  groups: {
    target: string;
    application: string;
    group_name: string;
    data: string;
  };
  bypasses: {
    id: string;
    target: string;
    application: string;
    group_name: string;
    since: string;
    by_actor: string;
    reason: string;
    until_data: string;
    origin: string;
    state: string;
    rearm_error: string | null;
    ended_at: string | null;
    ended_how: string | null;
  };
  audit: {
    id: string;
    at: string;
    actor: string;
    action: string;
    target: string;
    application: string;
    group_name: string;
    rollout_id: string | null;
    function_name: string | null;
    alias: string | null;
    reason: string;
    /** For an entry about the end of a bypass, as JSON. */
    ends_data: string | null;
    outcome_kind: string;
    outcome: string;
    before_data: string | null;
    after_data: string | null;
    search: string;
  };
  idempotency: {
    key: string;
    fingerprint: string;
    answer: string | null;
    created_at: string;
    /** 1 once `answer` is there (an answer may itself be JSON null). Until then it holds the id of the intent. */
    answered: Generated<number>;
  };
}
