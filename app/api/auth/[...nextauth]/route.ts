/** next-auth's own endpoints: sign in, sign out, session, CSRF token. */

import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { refusing } from '@/app/_http/refusing'
import { authOptions } from '@/server/auth/options'
import { limitedRequest } from '@/server/http/limited-request'
import { SIGN_IN_BODY } from '@/server/http/request-limits'

type Context = { params: Promise<{ nextauth: string[] }> }

const handler = refusing(async (request, context: Context) => {
  const limited = await limitedRequest(request, SIGN_IN_BODY)
  return NextAuth(authOptions())(new NextRequest(limited), context)
})

export { handler as GET, handler as POST }
