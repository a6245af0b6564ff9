/** The front door: the sign-in page (which hints at the set-up link) when signed out, else the project last opened. */
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getSessionUser } from '@/server/auth/session'
import { LAST_PROJECT_COOKIE } from './_components/workshop/last-project-cookie'
import { api } from './_trpc/server'

export default async function FrontDoor() {
  if (!(await getSessionUser())) redirect('/sign-in')
  const projects = await (await api()).projects.list()
  if (projects.length === 0) redirect('/projects/new')
  const last = (await cookies()).get(LAST_PROJECT_COOKIE)?.value
  redirect(`/p/${projects.find(({ id }) => id === last)?.id ?? projects[0].id}`)
}
