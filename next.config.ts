import type { NextConfig } from 'next'

/** The web server never loads the ML engine; native modules stay outside the bundle. */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // `npm test` builds beside a running Laurel: its own output folder, and so its own list of generated types.
  typescript: { tsconfigPath: process.env.NEXT_TSCONFIG ?? 'tsconfig.json' },
  poweredByHeader: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'onnxruntime-node'],
}

export default config
