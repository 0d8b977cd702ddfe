export const ms = (value: number): string => `${Math.round(value)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
export const perMinute = (value: number): string => `${value.toFixed(1)} a minute`;
export const cores = (value: number): string => `${value.toFixed(2)} cores`;
