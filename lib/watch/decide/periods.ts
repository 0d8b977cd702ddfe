const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * How long to wait, this machine's ms, from the start of one reading to the next of its kind. These readings serve
 * everybody at once; those for one rollout have their periods in cadence.ts. A source in trouble is read less often
 * (backoff.ts). What all of it may cost is in budget.ts.
 */
export const PERIOD_MS = {
  /**
   * Running deployments, one call. Nothing is seen earlier than here, so a new rollout is seen within seconds: the 15
   * calls a minute of LIST_CALLS.
   */
  activeList: 4 * SECOND,
  /** Records of the running deployments, 25 a call: their status and end. What has just changed is read at once. */
  deployments: 20 * SECOND,
  /**
   * Alarms of groups with a running rollout, 100 a call. CodeDeploy stops 12 s after an alarm, and people want to see
   * why before that.
   */
  activeAlarms: 8 * SECOND,
  /** Alarms of all other groups, 100 a call in turn: nothing depends on them now. */
  idleAlarms: 45 * SECOND,
  /**
   * Traffic of the last day by group: it changes slowly and a reading is expensive. All groups are read once in this
   * time.
   */
  traffic: 10 * MINUTE,
  /** The account's number, until it is known. */
  account: MINUTE,
  /** At most two readings of minutes a minute, however fast a simulated clock runs. */
  minutes: 30 * SECOND,
  /** Groups, aliases and names in turn. The budget decides; this spreads out what is left of it. */
  rotation: 2 * SECOND,
  /** The same until everything has been read once: people wait for the first picture. */
  rotationAtFirst: 250,
};
