import type { PublishedVersion } from './group.ts';

/** One setting that differs; null: not set, or not reported. */
export interface SettingChange {
  setting: 'runtime' | 'handler' | 'memoryMb' | 'timeoutSeconds' | 'architecture' | 'roleArn' | 'description';
  from: string | number | null;
  to: string | number | null;
}

/** What differs between two versions of a function. Only the names of environment variables: values are secrets. */
export interface VersionChanges {
  functionName: string;
  from: PublishedVersion & { codeSizeBytes: number | null };
  to: PublishedVersion & { codeSizeBytes: number | null };
  /** null: Lambda did not report the hash of one of them. */
  sameCode: boolean | null;
  settings: SettingChange[];
  environment: { added: string[]; removed: string[]; changed: string[] };
  layers: { added: string[]; removed: string[] };
}
