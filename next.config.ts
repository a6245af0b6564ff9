import type { NextConfig } from 'next'

/** The web server never loads the ML engine; native modules stay outside the bundle. */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // `npm test` builds beside a running Laurel: its own output folder, and so its own list of generated types.
  typescript: { tsconfigPath: process.env.NEXT_TSCONFIG ?? 'tsconfig.json' },
  poweredByHeader: false,
  // The proxy keeps what is sent to a page in memory, and no page takes a body.
  experimental: { proxyClientMaxBodySize: '64kb' },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        {
          key: 'Permissions-Policy',
          value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
        },
      ],
    },
    // Answers of programs' and people's calls hold personal data and are kept by no cache; files say otherwise themselves.
    {
      source: '/(api|v1)/:path*',
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'onnxruntime-node'],
}

export default config
