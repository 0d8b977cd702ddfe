/** @type {import('next').NextConfig} */
const config = {
  // Builds can stand side by side, so that a test build never disturbs a running server.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
