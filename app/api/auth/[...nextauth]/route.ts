/** next-auth's own endpoints: sign in, sign out, session, CSRF token. */

import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { authOptions } from '@/server/auth/options'
import { AppError } from '@/server/errors'
import { limitedRequest } from '@/server/http/limited-request'
import { SIGN_IN_BODY } from '@/server/http/request-limits'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handler(request: Request, context: Context): Promise<Response> {
  try {
    const limited = await limitedRequest(request, SIGN_IN_BODY)
    return await NextAuth(authOptions())(new NextRequest(limited), context)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const message = sayIn(await readLanguage())(error.message)
    return Response.json({ error: message }, { status: error.httpStatus })
  }
}

export { handler as GET, handler as POST }
