/** Model versions for other programs: OpenAI's protocol, and OpenRLHF's for reward models. */
import { serveOpenAi } from '@/server/serving/openai'
import { serveRewards } from '@/server/serving/openrlhf'

const serve = (request: Request) =>
  new URL(request.url).pathname.startsWith('/v1/get_reward') ? serveRewards(request) : serveOpenAi(request)

export { serve as GET, serve as POST }
