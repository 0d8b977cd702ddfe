/**
 * Whether an error of this name means that AWS does not take the credentials, whatever was asked for: expired, of a key
 * that is no more, or none at all (common errors of the services' API references, some with "Exception" at their end;
 * the SDK's own for none). Then nothing was done.
 */
export function isAboutCredentials(name: string): boolean {
  return NAMES.test(name);
}

const NAMES =
  /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClient|TokenRefreshRequired|InvalidToken|InvalidAccessKeyId|CredentialsProviderError|TokenProviderError)/;
