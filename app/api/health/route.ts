/**
 * For launchers, load balancers and monitoring: 200 when the server and its database answer, 503 when not. The body says
 * which part is not well (`Health` in server/services/system/check-health.ts); no names, no addresses.
 */
import { checkHealth } from '@/server/services/system/check-health'

export const dynamic = 'force-dynamic'

export async function GET() {
  const health = await checkHealth()
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store', ...(health.status !== 'ok' && { 'retry-after': '5' }) },
  })
}
