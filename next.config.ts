import type { NextConfig } from 'next'

/** The web server never loads the ML engine; native modules stay outside the bundle. */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'onnxruntime-node'],
}

export default config
