/**
 * The Content Security Policy of pages: scripts run only with the nonce of their answer, nothing is loaded from
 * elsewhere, and no site may show Laurel in a frame. Next reads the nonce from the request's copy of the header and puts
 * it on its own scripts. Other headers are the same for every answer and stand in next.config.ts.
 *
 * Styles keep 'unsafe-inline': components set style attributes, which no nonce covers.
 */
import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'

const isDevelopment = process.env.NODE_ENV === 'development'

const policyOf = (nonce: string) =>
  [
    "default-src 'self'",
    // Hot reload evaluates code.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

export function proxy(request: NextRequest) {
  const policy = policyOf(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const answer = NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  return answer
}

/** Pages only: what programs and files ask for holds no scripts, and its bodies stream past untouched. */
export const config = { matcher: ['/((?!api/|v1/|_next/|favicon\\.ico$|icon\\.svg$).*)'] }
