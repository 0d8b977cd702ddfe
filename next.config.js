// Page files named page.gallery.tsx are pages while developing, and in the build that the stories look at. Users' builds hold none of them.
const hasGallery = process.env.NODE_ENV === 'development' || process.env.SLUICE_GALLERY === '1';

/** @type {import('next').NextConfig} */
const config = {
  // Builds can stand side by side, so that a test build never disturbs a running server.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  pageExtensions: ['tsx', 'ts', ...(hasGallery ? ['gallery.tsx'] : [])],
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (`npm run types`); a build does not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Loaded from node_modules once for the whole process: bundled, every route would carry its own copy of the SDK.
  serverExternalPackages: [
    '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-codedeploy',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-sts',
    '@aws-sdk/credential-providers',
    '@smithy/core',
    'kysely',
    'pino',
  ],
};

export default config;
