import { expect, test } from 'vitest';
import { s3Place } from './s3-place.ts';

test.each([
  ['127.0.0.1:4566', '/', null, null],
  ['127.0.0.1:4566', '/files', 'files', null],
  ['127.0.0.1:4566', '/files/', 'files', null],
  ['127.0.0.1:4566', '/files/a/b%20c', 'files', 'a/b c'],
  ['localhost:4566', '/files/a', 'files', 'a'],
  ['files.localhost:4566', '/a/b', 'files', 'a/b'],
  ['files.s3.localhost:4566', '/', 'files', null],
  ['s3.localhost', '/files/a', 'files', 'a'],
  ['my.dotted.files.s3.eu-west-1.amazonaws.com', '/a', 'my.dotted.files', 'a'],
  ['files.s3.amazonaws.com', '/a//b', 'files', 'a//b'],
  ['s3.eu-west-1.amazonaws.com', '/files/a', 'files', 'a'],
])('%s%s', (host, path, bucket, key) => {
  expect(s3Place({ path, headers: { host } })).toEqual({ bucket, key });
});
