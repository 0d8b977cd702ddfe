const settings = (method: string): string =>
  [
    `${method}/metrics/enabled`,
    `${method}/logging/dataTrace`,
    `${method}/logging/loglevel`,
    // AWS's own mistakes: some separators are missing.
    method === '/*/*'
      ? `${method}/throttling/burstLimit ${method}/throttling/rateLimit ${method}/caching/ttlInSeconds`
      : `${method}/throttling/burstLimit${method}/throttling/rateLimit${method}/caching/ttlInSeconds`,
    `${method}/caching/enabled`,
    `${method}/caching/dataEncrypted`,
    `${method}/caching/requireAuthorizationForCacheControl`,
    `${method}/caching/unauthorizedCacheControlHeaderStrategy`,
  ].join(', ');

/** The paths that AWS lists when a patch names an unknown one, in its words (recorded by LocalStack). */
export const STAGE_PATHS = [
  '/deploymentId',
  '/description',
  '/cacheClusterEnabled',
  '/cacheClusterSize',
  '/clientCertificateId',
  '/accessLogSettings',
  '/accessLogSettings/destinationArn',
  '/accessLogSettings/format',
  settings('/{resourcePath}/{httpMethod}'),
  settings('/*/*'),
  '/variables/{variable_name}',
  '/tracingEnabled',
].join(', ');
