/**
 * next-auth's settings: e-mail and password, sessions in signed cookies (JWT), our own pages.
 * The cookie carries the user's id and the stamp of their password; everything else is read from the database.
 */
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '../env'
import { checkCredentials } from '../services/account/check-credentials'

declare module 'next-auth' {
  interface Session {
    userId: string
    passwordStamp: string
  }
  interface User {
    passwordStamp: string
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    passwordStamp?: string
  }
}

const WEEK_S = 7 * 24 * 60 * 60

/** Behind a proxy the first hop is the person; without one the header is absent and all share one count. */
function addressOf(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.['x-forwarded-for']
  return typeof forwarded === 'string' ? forwarded.split(',')[0].trim() : 'direct'
}

export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: WEEK_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'E-mail and password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials, request) =>
          credentials
            ? checkCredentials({
                email: credentials.email,
                password: credentials.password,
                address: addressOf(request.headers),
              })
            : null,
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user ? { ...token, sub: user.id, passwordStamp: user.passwordStamp } : token
      },
      session({ session, token }) {
        return { ...session, userId: token.sub ?? '', passwordStamp: token.passwordStamp ?? '' }
      },
    },
  }
}
