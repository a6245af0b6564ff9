/** For launchers and load balancers: 200 when the server and its database answer, 503 when not. No details leave. */
import { checkHealth } from '@/server/services/system/check-health'

export const dynamic = 'force-dynamic'

export async function GET() {
  try {
    return Response.json(await checkHealth())
  } catch (error) {
    console.error('Health check failed:', error)
    return Response.json({ status: 'unavailable' }, { status: 503 })
  }
}
