import type { AliasState, PublishedVersion } from '../domain/group/group.ts';

/** What differs between two versions of a function. Only the names of environment variables: values are secrets. */
export interface VersionConfiguration extends PublishedVersion {
  environmentNames: string[];
  /** Hash per name, to detect a changed value without keeping it. */
  environmentHashes: Record<string, string>;
  layers: string[];
  handler: string | null;
  /** "x86_64", "arm64". */
  architecture: string | null;
  codeSizeBytes: number | null;
  /**
   * Of code and all settings but the description, including those not listed here: equal if two versions differ in
   * nothing that runs.
   */
  contentHash: string;
}

/** Every method throws AppError: AWS_* codes, NOT_FOUND, ALIAS_CHANGED. */
export interface AwsLambda {
  /** Weights in percent. */
  getAlias(functionName: string, alias: string): Promise<AliasState>;
  /** All published versions, newest first, without $LATEST. */
  listVersions(functionName: string): Promise<PublishedVersion[]>;
  /** `version` may be "$LATEST". */
  getVersionConfiguration(functionName: string, version: string): Promise<VersionConfiguration>;
  /** `name` as in a hook of an AppSpec: a name, an ARN, or either with a qualifier. */
  functionExists(name: string): Promise<boolean>;
  getConcurrency(functionName: string): Promise<FunctionConcurrency>;
  /** All traffic to `version`, no weights. Throws ALIAS_CHANGED when the alias is no longer at `revisionId`. */
  updateAlias(input: {
    functionName: string;
    alias: string;
    version: string;
    revisionId: string;
  }): Promise<{ alias: AliasState; requestId: string | null }>;
  /**
   * Publishes $LATEST if its code has this hash; throws CONFLICT otherwise. Lambda answers with the newest version when
   * nothing has changed since it was published.
   */
  publishVersion(input: {
    functionName: string;
    codeSha256: string;
    description: string;
  }): Promise<{ version: string; requestId: string | null }>;
}

/** In simultaneous executions; provisioned per qualifier, a version or an alias. */
export interface FunctionConcurrency {
  /** null: none is reserved. */
  reserved: number | null;
  provisioned: { qualifier: string; requested: number; available: number; status: string }[];
}
