import type {
  AbortMultipartUploadRequest,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  UploadPartOutput,
  UploadPartRequest,
} from '@aws-sdk/client-s3';
import { makeUuid } from '../kernel/make-id.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { BINARY, bytesOf, headersOf, md5, unquoted } from './content.ts';
import { bucketOf, ENCRYPTION, type S3State, type Upload } from './state.ts';

/** Objects that come in several parts. */
export function multipartOperations(state: S3State): Record<string, Operation> {
  return {
    CreateMultipartUpload(input: CreateMultipartUploadRequest): CreateMultipartUploadOutput {
      const { Bucket: bucket = '', Key: key = '' } = input;
      bucketOf(state, bucket);
      const UploadId = makeUuid(state.random);
      state.uploads.set(UploadId, { bucket, key, parts: new Map(), ...headersOf(input) });
      return { Bucket: bucket, Key: key, UploadId };
    },

    UploadPart(input: UploadPartRequest): UploadPartOutput {
      const body = bytesOf(input.Body);
      const etag = `"${md5(body)}"`;
      uploadOf(state, input.UploadId).parts.set(input.PartNumber ?? 1, { body, etag });
      return { ETag: etag, ServerSideEncryption: ENCRYPTION };
    },

    CompleteMultipartUpload(input: CompleteMultipartUploadRequest): CompleteMultipartUploadOutput {
      const upload = uploadOf(state, input.UploadId);
      const wanted = input.MultipartUpload?.Parts ?? [];
      const chosen = wanted.map(({ PartNumber: number = 0, ETag: etag }) => {
        const part = upload.parts.get(number);
        if (part === undefined || unquoted(part.etag) !== unquoted(etag ?? ''))
          throw new AwsError(
            'InvalidPart',
            "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
          );
        return part;
      });
      if (chosen.length === 0)
        throw new AwsError(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      const { bucket, key, contentType, contentEncoding, metadata } = upload;
      const digests = Buffer.concat(chosen.map(({ etag }) => Buffer.from(unquoted(etag), 'hex')));
      const etag = `"${md5(digests)}-${chosen.length}"`;
      const body = Buffer.concat(chosen.map((part) => part.body));
      const kept = { contentType: contentType ?? BINARY, contentEncoding, metadata };
      bucketOf(state, bucket).objects.set(key, { body, etag, at: state.clock.now(), ...kept });
      state.uploads.delete(input.UploadId ?? '');
      return {
        Bucket: bucket,
        Key: key,
        ETag: etag,
        Location: `/${bucket}/${key}`,
        ServerSideEncryption: ENCRYPTION,
      };
    },

    AbortMultipartUpload(input: AbortMultipartUploadRequest) {
      uploadOf(state, input.UploadId);
      state.uploads.delete(input.UploadId ?? '');
      return {};
    },
  };
}

function uploadOf({ uploads }: S3State, id: string | undefined): Upload {
  const upload = uploads.get(id ?? '');
  if (upload === undefined)
    throw new AwsError(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      404,
    );
  return upload;
}
