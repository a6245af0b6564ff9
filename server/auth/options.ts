/**
 * next-auth's settings: e-mail and password, sessions in signed cookies (JWT), our own pages.
 * The cookie carries the user's id and the stamp of their password; everything else is read from the database.
 */

import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { checkCredentials } from '../services/account/check-credentials'
import { asRefusal } from '../transient-failure'
import { clientAddress } from './client-address'

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

export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: WEEK_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'E-mail and password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const { email, password } = credentials ?? {}
          if (typeof email !== 'string' || typeof password !== 'string') return null
          const address = clientAddress(request.headers, env().LAUREL_TRUSTED_PROXIES)
          try {
            return await checkCredentials({ email, password, address })
          } catch (error) {
            // next-auth hands the form a message: the code of the refusal, which the form says in its own words.
            const refused = asRefusal(error)
            if (refused instanceof AppError) throw new Error(refused.code)
            log().error({ err: error }, 'signing in failed')
            throw new Error('server-failed')
          }
        },
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
