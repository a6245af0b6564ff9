/** The REST API over HTTP. What it knows is in `server/rest/routes`. */
import { serveRest } from '@/server/rest/serve'

export {
  serveRest as DELETE,
  serveRest as GET,
  serveRest as HEAD,
  serveRest as PATCH,
  serveRest as POST,
  serveRest as PUT,
}
