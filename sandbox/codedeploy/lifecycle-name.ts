/** What the API returns: Start and End exist in AWS's diagrams only. */
export const LIFECYCLE = ['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'] as const;
export type LifecycleName = (typeof LIFECYCLE)[number];
