import { isMap, own, type Json, type JsonMap } from '../json.ts';
import { invalid, type SamContext } from './sam-context.ts';

/** The Code of a function or the Content of a layer, from CodeUri or ContentUri. Local paths are packaged. */
export function codeLocation(
  context: SamContext,
  logicalId: string,
  name: string,
  properties: JsonMap,
  metadata?: Json,
): JsonMap {
  const uri: Json = own(properties, name) ?? '.';
  if (isMap(uri)) {
    const { Bucket, Key, Version } = uri;
    if (Bucket === undefined || Key === undefined)
      return invalid(
        context,
        logicalId,
        `'${name}' requires Bucket and Key properties to be specified.`,
        properties,
        name,
      );
    return { S3Bucket: Bucket, S3Key: Key, ...(Version === undefined ? {} : { S3ObjectVersion: Version }) };
  }
  if (typeof uri !== 'string')
    return invalid(context, logicalId, `'${name}' must be of type dict or string.`, properties, name);
  const s3 = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(uri);
  if (s3 === null && uri.startsWith('s3://'))
    return invalid(
      context,
      logicalId,
      `'${name}' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.`,
      properties,
      name,
    );
  const { Handler: handler, Runtime: runtime } = properties;
  if (s3 === null)
    return { ...context.packageCode({ logicalId, path: uri, handler, runtime, metadata }, properties, name) };
  return { S3Bucket: s3[1] ?? '', S3Key: s3[2] ?? '', ...(s3[3] === undefined ? {} : { S3ObjectVersion: s3[3] }) };
}

/** The Code of an AWS::Serverless::Function: inline, an image, or an object. */
export function functionCode(
  context: SamContext,
  logicalId: string,
  properties: JsonMap,
  metadata: Json | undefined,
): JsonMap {
  const { PackageType: kind = 'Zip', InlineCode, ImageUri, SourceKMSKeyArn } = properties;
  if (kind === 'Image') {
    // `sam build` builds the image from the metadata.
    if (ImageUri === undefined && isMap(metadata) && metadata['DockerContext'] !== undefined)
      return { ImageUri: `sandbox-images/${logicalId.toLowerCase()}:latest` };
    if (ImageUri === undefined) return invalid(context, logicalId, "'ImageUri' must be set.", properties);
    return { ImageUri };
  }
  if (kind !== 'Zip')
    return invalid(context, logicalId, `invalid 'PackageType' : ${JSON.stringify(kind)}`, properties, 'PackageType');
  if (InlineCode !== undefined) return { ZipFile: InlineCode };
  const location = codeLocation(context, logicalId, 'CodeUri', properties, metadata);
  return SourceKMSKeyArn === undefined ? location : { ...location, SourceKMSKeyArn };
}
